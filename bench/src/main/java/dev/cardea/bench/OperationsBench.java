package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `bench/run operations`: the server and its limits in turn, under the same load.
final class OperationsBench {

    private static final Map<String, String> WITHOUT_LOG = Map.of("CARDEA_LOG_REQUESTS", "false");

    private final Options options;
    private final Map<Operation, Map<Integer, List<Results.Round>>> cells = Results.noCells();
    private final List<StoreRates.Rates> store = new ArrayList<>();

    OperationsBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine machine = Machine.now();
        Path folder = Place.freshFolder("operations");
        Cardea cardea = new Cardea(folder.resolve("data"));
        Cardea unlogged = new Cardea(folder.resolve("data-of-unlogged"), WITHOUT_LOG);
        Credentials credentials = cardea.furnishAll();
        Credentials others = unlogged.furnishAll();
        try (StoreRates rates = StoreRates.open(folder.resolve("store"));
                BareCommits commits = BareCommits.open(folder.resolve("commits"), options.users());
                Child ours = cardea.start();
                Child withoutLog = unlogged.start("cardea-without-log")) {
            long oursIdle = ours.residentKilobytes();
            tell("creating " + options.users() + " users on each of two servers");
            Loads loads = Loads.prepare(ours, credentials, options.users(), folder.resolve("loads"));
            Loads own = Loads.prepare(withoutLog, others, options.users(), folder.resolve("loads-of-unlogged"));
            try (Child bare = Bare.start(loads, ours, folder);
                    Child netty = Bare.netty(Operation.INTROSPECT, folder)) {
                long bareIdle = bare.residentKilobytes();
                Map<Server, Side> sides = Map.of(
                        Server.CARDEA, new Side(ours, loads, true),
                        Server.UNLOGGED, new Side(withoutLog, own, true),
                        Server.BARE, new Side(bare, loads, false),
                        Server.NETTY, new Side(netty, loads, false));
                measure(rates, new Sides(sides, commits, options.seconds()));
                Results results = new Results(
                        cells,
                        store,
                        new Results.Memory(oursIdle, ours.residentKilobytes()),
                        new Results.Memory(bareIdle, bare.residentKilobytes()));
                new Report(options, machine, Machine.now(), results).publish();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not open a file of SQLite's in " + folder, e);
        }
        Place.remove(folder);
    }

    private void measure(StoreRates rates, Sides sides) throws IOException, InterruptedException {
        rates.measure(options.warmUp());
        for (Operation operation : options.operations()) {
            tell("warming up " + operation.word());
            sides.warmUp(operation, options.warmUp());
        }
        for (int round = 1; round <= options.rounds(); round++) {
            store.add(rates.measure(options.seconds() / 2.0));
            for (Operation operation : options.operations()) {
                for (int connections : options.connections()) {
                    Results.Round measured = sides.measure(operation, connections, round % 2 == 0);
                    cell(operation, connections).add(measured);
                    tell("round %d of %d, %-10s %3d connections: %7.0f/s, bare %7.0f/s"
                            .formatted(
                                    round,
                                    options.rounds(),
                                    operation.word(),
                                    connections,
                                    measured.of(Server.CARDEA).requestsPerSecond(),
                                    measured.of(Server.BARE).requestsPerSecond()));
                }
            }
        }
    }

    private List<Results.Round> cell(Operation operation, int connections) {
        return cells.computeIfAbsent(operation, _ -> new TreeMap<>())
                .computeIfAbsent(connections, _ -> new ArrayList<>());
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
