package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The same checks where all users are of one tenant, and where each is of a tenant of its own.
final class TenantScale {

    private static final long MOST_TENANTS = 100_000;
    private static final int TENTH = 10;

    private final Options options;

    TenantScale(Options options) {
        this.options = options;
    }

    /// With a tenth as many tenants as there are users elsewhere, but at most 100,000.
    ScaleResults.Tenants measure(Path folder) throws IOException, InterruptedException {
        long count = Math.min(MOST_TENANTS, options.users() / TENTH);
        tell("loading %,d users of one tenant, and as many of a tenant each".formatted(count));
        TenantStore one = TenantStore.withOneTenant(count, folder.resolve("one-tenant"));
        TenantStore many = TenantStore.withTenantForEach(count, folder.resolve("many-tenants"));
        one.writeTokens(options);
        many.writeTokens(options);
        Map<String, List<Figures>> ofOne = new TreeMap<>();
        Map<String, List<Figures>> ofMany = new TreeMap<>();
        try (ScaleServer first = new ScaleServer(one.cardea().start("cardea-one-tenant"));
                ScaleServer second = new ScaleServer(many.cardea().start("cardea-many-tenants"))) {
            for (int round = 0; round <= options.rounds(); round++) {
                for (String script : TenantStore.SCRIPTS) {
                    measure(one, first, script, round, ofOne);
                    measure(many, second, script, round, ofMany);
                }
            }
        } finally {
            Place.remove(folder);
        }
        return new ScaleResults.Tenants(count, ofOne, ofMany);
    }

    /// Round 0 is the warm-up.
    private void measure(
            TenantStore store, ScaleServer server, String script, int round, Map<String, List<Figures>> rounds)
            throws IOException, InterruptedException {
        Figures figures = server.measure(
                script,
                ScaleServer.seconds(options, round),
                List.of(store.file(script, round).toString()));
        tell("round %d of %d, %-14s %s: %7.0f/s, CPU %.1f µs"
                .formatted(
                        round,
                        options.rounds(),
                        script,
                        store.folder().getFileName(),
                        figures.requestsPerSecond(),
                        figures.cpuMicros()));
        if (round > 0) {
            rounds.computeIfAbsent(script, _ -> new ArrayList<>()).add(figures);
        }
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
