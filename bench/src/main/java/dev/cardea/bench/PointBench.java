package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `bench/run point`: the server and a bare endpoint in turn, under the same load.
final class PointBench {

    private static final int WARMING_CONNECTIONS = 64;

    private final Options options;
    private final Map<Operation, Map<Integer, List<Results.Pair>>> cells = Results.noCells();
    private final List<StoreRates.Rates> store = new ArrayList<>();

    PointBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine machine = Machine.now();
        Path folder = Place.freshFolder("point");
        Cardea cardea = new Cardea(folder.resolve("data"));
        String apiKey = cardea.furnish();
        try (StoreRates rates = StoreRates.open(folder.resolve("store"));
                Child ours = cardea.start()) {
            long oursIdle = ours.residentKilobytes();
            tell("creating " + options.users() + " users");
            Loads loads = new Loads(apiKey, Crowd.create(ours.port(), apiKey, options.users()), folder);
            try (Child bare = Bare.start(loads, ours, folder)) {
                long bareIdle = bare.residentKilobytes();
                measure(rates, new Sides(ours, bare, loads, options.seconds()));
                Results results = new Results(
                        cells,
                        store,
                        new Results.Memory(oursIdle, ours.residentKilobytes()),
                        new Results.Memory(bareIdle, bare.residentKilobytes()));
                new Report(options, machine, Machine.now(), results).publish();
            }
        }
        Place.remove(folder);
    }

    private void measure(StoreRates rates, Sides sides) throws IOException, InterruptedException {
        rates.measure(options.warmUp());
        for (Operation operation : options.operations()) {
            tell("warming up " + operation.word());
            sides.warmUp(operation, WARMING_CONNECTIONS, options.warmUp());
        }
        for (int round = 1; round <= options.rounds(); round++) {
            store.add(rates.measure(options.seconds() / 2.0));
            for (Operation operation : options.operations()) {
                for (int connections : options.connections()) {
                    Results.Pair pair = sides.measure(operation, connections, round % 2 == 0);
                    cell(operation, connections).add(pair);
                    tell("round %d of %d, %-10s %3d connections: %7.0f/s, bare %7.0f/s"
                            .formatted(
                                    round,
                                    options.rounds(),
                                    operation.word(),
                                    connections,
                                    pair.ours().requestsPerSecond(),
                                    pair.bare().requestsPerSecond()));
                }
            }
        }
    }

    private List<Results.Pair> cell(Operation operation, int connections) {
        return cells.computeIfAbsent(operation, _ -> new TreeMap<>())
                .computeIfAbsent(connections, _ -> new ArrayList<>());
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
