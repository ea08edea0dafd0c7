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

    /// Refuses with [Refusal.LastOwner] who would leave users behind whom nobody manages.
    public Outcome<SessionToken> run(Member caller) {
        Instant now = clock.instant();
        Outcome<Started> moved = store.write(tx -> move(tx, caller, now));
        return switch (moved) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Started started) -> Outcome.ok(sessions.token(started));
        };
    }

    private Outcome<Started> move(Tx tx, Member caller, Instant now) {
        Optional<User> user = tx.users().byId(caller.user().id());
        if (user.isEmpty()) {
            return Outcome.no(new Refusal.CredentialNotValid());
        }
        if (Owners.isLast(tx, user.get()) && tx.members().hasOthers(user.get(), Role.LEAST)) {
            return Outcome.no(new Refusal.LastOwner());
        }
        Role role = caller.role().isAtLeast(Role.OWNER) ? caller.role() : Role.OWNER;
        tx.members().enrol(caller.user().id(), new Membership(mint.account(), role));
        return Outcome.ok(sessions.begin(tx, user.get(), now));
    }
}
