package dev.cardea.core;

import java.time.Duration;
import java.time.Instant;

/// A letter as it is put into the outbox.
///
/// @param sealed what [Envelopes#close] made of it
/// @param expires from when on it is pointless to deliver it, since the code in it is dead
public record NewLetter(TenantId tenant, Sealed sealed, Instant created, Instant expires) {

    public NewLetter {
        if (expires.isBefore(created)) {
            throw new IllegalArgumentException(
                    "a letter that was dead " + Duration.between(expires, created) + " before it was written");
        }
    }
}
