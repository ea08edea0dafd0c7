package dev.cardea.mail;

import dev.cardea.core.Letter;
import dev.cardea.core.OutboxLetter;

/// Carries one letter to a mail server.
public interface Carrier {

    /// Tries once, and returns when the server has answered or cannot be asked. May be interrupted.
    ///
    /// @param slip what the outbox knows of the letter, by which a duplicate can be recognised
    Result deliver(OutboxLetter slip, Letter letter);

    /// What a mail server made of a letter. A trouble names no address and no secret.
    sealed interface Result {

        /// The server has taken it over.
        record Taken() implements Result {}

        /// It may work later.
        record NotNow(String trouble) implements Result {}

        /// It will never work.
        record Never(String trouble) implements Result {}
    }
}
