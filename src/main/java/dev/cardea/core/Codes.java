package dev.cardea.core;

import java.time.Instant;

/// The one-time codes: at most one living code for each user and purpose, kept as a keyed hash.
public interface Codes {

    /// Replaces the user's code for this purpose. Says false, and changes nothing, if the user has had as many within
    /// the hour as the purpose allows.
    boolean issue(UserId user, CodePurpose purpose, SecretHash hash, Instant now);

    /// Whether [#issue] would issue one now; changes nothing.
    boolean mayIssue(UserId user, CodePurpose purpose, Instant now);

    /// Whether [#use] would take it now; changes nothing.
    boolean wouldTake(UserId user, CodePurpose purpose, SecretHash hash, Instant now);

    /// Uses the code up, or counts a miss. Of two callers with the right code at once, exactly one gets [Use#TAKEN].
    Use use(UserId user, CodePurpose purpose, SecretHash hash, Instant now);

    /// Ends whatever codes the user has, of all purposes; what is counted stays counted.
    void endAll(UserId user);

    /// Forgets codes and counts that nothing depends on any more, at most so many; returns how many it forgot.
    int sweep(Instant now, int most);

    /// What became of a code that was shown.
    enum Use {
        TAKEN,

        /// Wrong, expired, used before, or never asked for.
        MISSED,

        /// There were too many misses, so even the right one is refused.
        EXHAUSTED
    }
}
