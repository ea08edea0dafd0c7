package dev.cardea.app;

import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;

/// What development mode comes with, so that the published samples run as they are (decisions, "Development mode").
/// Everybody knows these values: they exist only in folders that are marked so, see [DataFolderKind].
public final class Development {

    public static final String ORGANISATION = "dev";
    public static final String POINT_API_KEY = "dev-point-api-key";

    private Development() {}

    /// One organisation in each environment, with the same API key. Doing it again changes nothing.
    static void furnish(Operations operations) {
        for (Environment environment : Environment.values()) {
            TenantRef tenant = new TenantRef(ORGANISATION, environment);
            allow(operations.createTenant().run(tenant, Policy.DEFAULT), new Refusal.TenantExists());
            allow(operations.importApiKey().run(tenant, "development", POINT_API_KEY), new Refusal.KeyExists());
        }
    }

    private static void allow(Outcome<?> outcome, Refusal expected) {
        if (outcome instanceof Outcome.No<?>(Refusal why) && !why.equals(expected)) {
            throw new IllegalStateException("could not furnish development mode: " + why);
        }
    }
}
