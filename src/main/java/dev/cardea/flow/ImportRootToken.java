package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes over a root token that programs in the field have, beside those that there are.
public final class ImportRootToken {

    /// What a header can carry whole.
    private static final Pattern FORM = Pattern.compile("[!-~]{1,512}");

    private final Store store;
    private final Vault vault;
    private final InstantSource clock;

    ImportRootToken(Store store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown]; with [Refusal.UserUnknown] and [Refusal.RoleTooLow] unless the
    /// administrator is one; with [Refusal.KeyExists] a value that is a root token already; and with
    /// [Refusal.KeyMalformed] one that could not be sent.
    ///
    /// @param administrator an e-mail address, an organisation's id or a Point id
    public Outcome<Done> run(TenantRef ref, String administrator, String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Outcome.no(new Refusal.KeyMalformed("a root token has 1 to 512 visible ASCII characters"));
        }
        SecretHash hash = vault.hashRootToken(secret);
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) -> add(tx, tenant, administrator, hash, now);
        });
    }

    private static Outcome<Done> add(Tx tx, Tenant tenant, String administrator, SecretHash hash, Instant now) {
        Optional<User> user = UserRef.find(tx, tenant, administrator);
        if (user.isEmpty()) {
            return Outcome.no(new Refusal.UserUnknown());
        }
        if (!Owners.role(user.get()).isAtLeast(Role.ADMINISTRATOR)) {
            return Outcome.no(new Refusal.RoleTooLow());
        }
        if (tx.rootTokens().holder(hash).isPresent()) {
            return Outcome.no(new Refusal.KeyExists());
        }
        tx.rootTokens().add(user.get().id(), hash, now);
        return Outcome.ok(Done.DONE);
    }
}
