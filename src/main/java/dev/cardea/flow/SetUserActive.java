package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Deactivates a user, with whom everything dies, or lets the user back in, which brings none of it back.
public final class SetUserActive {

    private final Store store;
    private final Mint mint;
    private final InstantSource clock;

    SetUserActive(Store store, Mint mint, InstantSource clock) {
        this.store = store;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown] and [Refusal.UserUnknown].
    ///
    /// @param who an e-mail address, an organisation's id or a Point id
    public Outcome<Done> run(TenantRef ref, String who, boolean active) {
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) -> {
                Optional<User> user = UserRef.find(tx, tenant, who);
                user.ifPresent(found -> UserActivity.set(tx, found, active, mint.generation(), now));
                yield user.isPresent() ? Outcome.ok(Done.DONE) : Outcome.no(new Refusal.UserUnknown());
            }
        });
    }
}
