package dev.cardea.core;

import java.time.Instant;

/// What came of an attempt to deliver a letter. A trouble names no address and no secret.
public sealed interface Delivery {

    /// A mail server has taken it over.
    record Sent(Instant when) implements Delivery {}

    /// It did not work now; it is tried again then.
    record Later(Instant nextTry, String trouble) implements Delivery {}

    /// It will never work.
    record Failed(Instant when, String trouble) implements Delivery {}
}
