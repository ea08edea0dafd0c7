package dev.cardea.bench;

import dev.cardea.core.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// `bench/run overload`: far more sign-ins and creations than the server can take, at moments that do not wait for it.
final class OverloadBench {

    private static final int OTHERS = 100;
    private static final List<String> ONE = List.of("127.0.0.1");

    private final Options options;
    private final Map<OverloadScenario, List<OverloadResult>> results = new EnumMap<>(OverloadScenario.class);
    private int drivers;

    OverloadBench(Options options) {
        this.options = options;
    }

    /// The server has all its defaults, its limits too.
    void run() throws IOException, InterruptedException {
        Machine machine = Machine.now();
        Path folder = Place.freshFolder("overload");
        Cardea cardea = new Cardea(folder.resolve("data"));
        String apiKey = cardea.furnish();
        String stormy = cardea.furnish(Door.STATICBACKEND, "stormy");
        String others = cardea.furnish(Door.STATICBACKEND, "others");
        try (Child server = cardea.start()) {
            tell("registering " + (options.users() + OTHERS) + " users");
            People.register(server.port(), stormy, options.users());
            People quiet = People.register(server.port(), others, OTHERS);
            try (OverloadTrickle trickle = new OverloadTrickle(server.port(), quiet)) {
                OverloadStorm storm = new OverloadStorm(server, trickle);
                tell("warming up");
                for (OverloadPlan.Kind kind : OverloadPlan.Kind.values()) {
                    storm.warmUp(planned(kind, ONE, server.port(), credential(kind, apiKey, stormy)), options.warmUp());
                }
                for (int round = 1; round <= options.rounds(); round++) {
                    for (OverloadScenario scenario : OverloadScenario.values()) {
                        String credential = credential(scenario.kind(), apiKey, stormy);
                        measure(storm, load(scenario, server.port(), credential), scenario, round);
                    }
                }
            }
            new OverloadReport(options, machine, Machine.now(), results).publish();
        }
        Place.remove(folder);
    }

    private void measure(OverloadStorm storm, OverloadStorm.Load load, OverloadScenario scenario, int round)
            throws IOException, InterruptedException {
        OverloadResult result = storm.measure(load, options.connections().getLast(), options.seconds());
        results.computeIfAbsent(scenario, _ -> new ArrayList<>()).add(result);
        tell("round %d of %d, %s: %.0f/s offered, %.0f/s sent, %.0f/s accepted of %.0f/s possible, p99 %.0f ms"
                .formatted(
                        round,
                        options.rounds(),
                        scenario.words(),
                        result.offered(),
                        result.driver().perSecond(OverloadFigures.Second::sent),
                        result.driver().perSecond(OverloadFigures.Second::accepted),
                        result.capacity(),
                        result.driver().fromDue().p99Micros() / 1e3));
    }

    /// The capacity is that for one address in any case.
    private OverloadStorm.Load load(OverloadScenario scenario, int port, String credential) {
        return new OverloadStorm.Load(
                planned(scenario.kind(), ONE, port, credential),
                planned(scenario.kind(), scenario.from(), port, credential));
    }

    private OverloadStorm.Planned planned(OverloadPlan.Kind kind, List<String> from, int port, String credential) {
        return (perSecond, connections, seconds) -> new OverloadPlan(
                kind,
                new OpenLoop.Plan(port, from, connections, perSecond),
                seconds,
                credential,
                options.users(),
                "driver-" + ++drivers);
    }

    private static String credential(OverloadPlan.Kind kind, String apiKey, String publicKey) {
        return switch (kind) {
            case SIGN_INS -> publicKey;
            case CREATIONS -> apiKey;
        };
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
