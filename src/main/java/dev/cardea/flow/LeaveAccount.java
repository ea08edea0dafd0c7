package dev.cardea.flow;

import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.flow.SessionStart.Started;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Moves the caller into a new account of the caller's own, and begins a session there.
public final class LeaveAccount {

    private final Store store;
    private final SessionStart sessions;
    private final Mint mint;
    private final InstantSource clock;

    LeaveAccount(Store store, SessionStart sessions, Mint mint, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.LastOwner] who would leave users behind whom nobody manages, and with
    /// [Refusal.CredentialNotValid] a caller whose session has ended meanwhile: none comes out of it.
    public Outcome<SessionToken> run(Member caller) {
        Instant now = clock.instant();
        Outcome<Started> moved = store.write(tx -> move(tx, caller, now));
        return switch (moved) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Started started) -> Outcome.ok(sessions.token(started));
        };
    }

    private Outcome<Started> move(Tx tx, Member caller, Instant now) {
        Optional<Member> still = caller.still(tx);
        if (still.isEmpty()) {
            return Outcome.no(new Refusal.CredentialNotValid());
        }
        User user = still.get().user();
        if (Owners.isLast(tx, user) && tx.members().hasOthers(user, Role.LEAST)) {
            return Outcome.no(new Refusal.LastOwner());
        }
        Role role = still.get().role().isAtLeast(Role.OWNER) ? still.get().role() : Role.OWNER;
        tx.members().enrol(user.id(), new Membership(mint.account(), role));
        return Outcome.ok(sessions.begin(tx, user, now));
    }
}
