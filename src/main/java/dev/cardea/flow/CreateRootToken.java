package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Gives a tenant a new root token, `<user>|<account>|<256 random bits>` (decision 19). Those it had are worth
/// nothing any more.
public final class CreateRootToken {

    private final Store store;
    private final Vault vault;
    private final Mint mint;
    private final InstantSource clock;

    CreateRootToken(Store store, Vault vault, Mint mint, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.mint = mint;
        this.clock = clock;
    }

    /// Of the administrator whose root token was the last one; of a new one without an address, if there was none.
    /// Refuses with [Refusal.TenantUnknown].
    public Outcome<RootToken> run(TenantRef ref) {
        return create(ref, Optional.empty());
    }

    /// Of the user of that address, who becomes an administrator; of a new one, if there is none. Refuses with
    /// [Refusal.TenantUnknown] and [Refusal.EmailMalformed].
    public Outcome<RootToken> run(TenantRef ref, String address) {
        Optional<Email> email = Email.parse(address);
        return email.isPresent() ? create(ref, email) : Outcome.no(new Refusal.EmailMalformed());
    }

    private Outcome<RootToken> create(TenantRef ref, Optional<Email> email) {
        String secret = mint.rootSecret();
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) -> {
                User administrator = administrator(tx, tenant, email, now);
                tx.rootTokens().endAll(tenant.id());
                String text = administrator.uuid() + "|"
                        + administrator.membership().orElseThrow().account().uuid() + "|" + secret;
                tx.rootTokens().add(administrator.id(), vault.hashRootToken(text), now);
                yield Outcome.ok(new RootToken(tenant, administrator, text));
            }
        });
    }

    private User administrator(Tx tx, Tenant tenant, Optional<Email> email, Instant now) {
        Optional<User> known = email.isPresent()
                ? tx.users().withEmail(tenant.id(), email.get())
                : tx.rootTokens().newestHolder(tenant.id()).flatMap(tx.users()::byId);
        return known.isPresent() ? promoted(tx, known.get()) : added(tx, tenant, email, now);
    }

    /// Whoever registered the address first, with a password of their own, must not become an administrator by it: who
    /// is promoted chooses a new password by a code that is mailed.
    private User promoted(Tx tx, User user) {
        Membership now = user.membership().orElseGet(() -> new Membership(mint.account(), Role.ADMINISTRATOR));
        if (!Owners.role(user).isAtLeast(Role.ADMINISTRATOR)) {
            tx.members().enrol(user.id(), new Membership(now.account(), Role.ADMINISTRATOR));
            tx.passwords().forget(user.id());
            tx.sessions().endAll(user.id());
            tx.codes().endAll(user.id());
        }
        return tx.users().byId(user.id()).orElseThrow();
    }

    private User added(Tx tx, Tenant tenant, Optional<Email> email, Instant now) {
        return tx.users()
                .add(new NewUser(
                        tenant.id(),
                        mint.uuid(),
                        mint.pointId(),
                        Optional.empty(),
                        email,
                        Optional.of(new Membership(mint.account(), Role.ADMINISTRATOR)),
                        Optional.empty(),
                        mint.generation(),
                        now))
                .orElseThrow(() -> new IllegalStateException("an address was taken within one transaction"));
    }
}
