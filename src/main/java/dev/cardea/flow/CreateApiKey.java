package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;

/// Makes an API key for a tenant, as [ImportApiKey] takes one over. Its value is shown now and never again.
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
        return importing.run(ref, label, mint.apiKey());
    }
}
