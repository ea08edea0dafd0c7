package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// A letter as the outbox has it.
///
/// @param attempts how often its delivery was begun
/// @param nextTry when it is due, or due again
/// @param trouble why the last attempt did not deliver it; without addresses and secrets
/// @param finished when it was sent or given up
/// @param sealed its content, which it has for as long as it waits
public record OutboxLetter(
        LetterId id,
        TenantId tenant,
        State state,
        int attempts,
        Instant nextTry,
        Instant expires,
        Optional<String> trouble,
        Instant created,
        Optional<Instant> finished,
        Optional<Sealed> sealed) {

    /// A letter waits until it is sent, refused for good, or too old to be of use.
    public enum State {
        WAITING,
        SENT,
        FAILED,
        EXPIRED
    }
}
