package dev.cardea.flow;

import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// Takes over an API key that clients in the field already have. With it the tenant opens [Door#POINT], if it did
/// not.
public final class ImportApiKey {

    /// A b64token (RFC 6750 §2.1) without dots, which belong to tokens (contract point.md §4.12).
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9~+/_-]{1,512}=*");

    private final Store store;
    private final Vault vault;
    private final TokenForms forms;
    private final InstantSource clock;

    ImportApiKey(Store store, Vault vault, TokenForms forms, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.forms = forms;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown], with [Refusal.KeyMalformed] a value that could not be sent or would
    /// be taken for a token, and with [Refusal.KeyExists] a value that is a key of this environment already.
    ///
    /// @param label what the operator calls it; may be empty
    public Outcome<NewApiKey> run(TenantRef ref, String label, String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Outcome.no(new Refusal.KeyMalformed("an API key has 1 to 512 characters of A-Z a-z 0-9 ~ + / _ -"));
        }
        if (!(forms.read(secret, ref.environment()) instanceof Reading.NotAToken)) {
            return Outcome.no(new Refusal.KeyMalformed("an API key must not look like a token of this server"));
        }
        SecretHash hash = vault.hashApiKey(secret);
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) ->
                tx.apiKeys()
                        .add(tenant, hash, label, now)
                        .map(key -> Outcome.ok(new NewApiKey(key, secret, Doors.open(tx, tenant, Door.POINT))))
                        .orElseGet(() -> Outcome.no(new Refusal.KeyExists()));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }
}
