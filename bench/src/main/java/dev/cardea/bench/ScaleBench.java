package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `bench/run scale`: the same requests to servers over stores of different sizes, and over one tenant and many.
final class ScaleBench {

    private static final long FEWEST_USERS = 10_000;
    private static final int TENTH = 10;

    private final Options options;

    ScaleBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine machine = Machine.now();
        Path folder = Place.freshFolder("scale");
        List<ScaleResults.Size> sizes = measured(folder);
        ScaleResults results = new ScaleResults(sizes, new TenantScale(options).measure(folder));
        new ScaleReport(options, machine, Machine.now(), results).publish();
    }

    /// From the fewest to the most, each ten times the one before; at least two.
    static List<Long> sizes(long most) {
        List<Long> sizes = new ArrayList<>(List.of(most));
        while (sizes.size() < 2 || sizes.getFirst() / TENTH >= FEWEST_USERS) {
            sizes.addFirst(sizes.getFirst() / TENTH);
        }
        return List.copyOf(sizes);
    }

    private List<ScaleResults.Size> measured(Path folder) throws IOException, InterruptedException {
        List<SizedStore> stores = stores(folder);
        List<SizedServer> servers = new ArrayList<>();
        try {
            for (SizedStore store : stores) {
                servers.add(SizedServer.start(store));
            }
            round(servers, 0);
            servers.forEach(SizedServer::forget);
            for (int round = 1; round <= options.rounds(); round++) {
                round(servers, round);
            }
            return servers.stream().map(SizedServer::measured).toList();
        } finally {
            servers.forEach(SizedServer::close);
            Place.remove(folder);
        }
    }

    private List<SizedStore> stores(Path folder) throws IOException, InterruptedException {
        List<Long> sizes = sizes(options.users());
        List<SizedStore> stores = new ArrayList<>();
        for (long users : sizes) {
            tell("loading %,d users".formatted(users));
            SizedStore store = SizedStore.load(users, folder.resolve(Long.toString(users)));
            store.writeTokens(sizes.getFirst() / 2, options);
            stores.add(store);
        }
        return stores;
    }

    /// Each operation at one size after the other, so that what disturbs the machine disturbs all sizes alike.
    private void round(List<SizedServer> servers, int round) throws IOException, InterruptedException {
        for (ScaleOperation operation : ScaleOperation.values()) {
            for (SizedServer server : servers) {
                Figures figures = server.measure(operation, round, ScaleServer.seconds(options, round));
                tell("round %d of %d, %-14s %,12d users: %7.0f/s, CPU %.1f µs"
                        .formatted(
                                round,
                                options.rounds(),
                                operation.word(),
                                server.users(),
                                figures.requestsPerSecond(),
                                figures.cpuMicros()));
            }
        }
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
