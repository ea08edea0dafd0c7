package dev.cardea.flow;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;

/// Makes an API key for a tenant. Its value is shown now and never again.
public final class CreateApiKey {

    private final ImportApiKey importing;
    private final Mint mint;

    CreateApiKey(ImportApiKey importing, Mint mint) {
        this.importing = importing;
        this.mint = mint;
    }

    /// Refuses with [Refusal.TenantUnknown].
    ///
    /// @param label what the operator calls it; may be empty
    public Outcome<NewApiKey> run(TenantRef ref, String label) {
        String secret = mint.apiKey();
        return switch (importing.run(ref, label, secret)) {
            case Outcome.Ok(ApiKey key) -> Outcome.ok(new NewApiKey(key, secret));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        };
    }
}
