package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.UserName;
import java.time.InstantSource;

/// Ends the refresh token that the caller holds, and every access token made from it.
public final class EndRefresh {

    private final TokenEnding ending;
    private final InstantSource clock;

    EndRefresh(TokenEnding ending, InstantSource clock) {
        this.ending = ending;
        this.clock = clock;
    }

    /// Refuses with [Refusal.UserMismatch] the path of another user, and with [Refusal.CredentialNotValid] a token that
    /// somebody else ended in this moment.
    public Outcome<Done> run(Caller.ByRefresh caller, UserName name) {
        if (!caller.maySpeakOf(name)) {
            return Outcome.no(new Refusal.UserMismatch());
        }
        return ending.end(caller.token(), clock.instant())
                ? Outcome.ok(Done.DONE)
                : Outcome.no(new Refusal.CredentialNotValid());
    }
}
