package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `bench/run peers`: Keycloak and Cardea under the same load, in turn.
final class PeersBench {

    private static final int SETTLING_SECONDS = 1;
    private static final int REST_MILLIS = 3_000;

    private final Options options;
    private final Map<PeerOperation, Map<Peer, List<Figures>>> cells = new EnumMap<>(PeerOperation.class);
    private final Map<Peer, List<Long>> starts = new EnumMap<>(Peer.class);

    PeersBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Path folder = Place.freshFolder("peers");
        tell("starting the databases; before the first run, Keycloak is fetched (180 MB) and built");
        try (PeerServer keycloak = KeycloakServer.open(folder.resolve("keycloak"));
                PeerServer cardea = CardeaServer.onSqlite(folder.resolve("cardea"));
                PeerServer onPostgres = CardeaServer.onPostgres(folder.resolve("cardea-postgresql"))) {
            Map<Peer, PeerServer> servers = new EnumMap<>(Peer.class);
            servers.put(Peer.KEYCLOAK, keycloak);
            servers.put(Peer.CARDEA, cardea);
            servers.put(Peer.CARDEA_ON_POSTGRESQL, onPostgres);
            Machine machine = Machine.now();
            start(servers);
            Map<Peer, Long> idle = kilobytes(servers);
            measure(contestants(servers));
            Map<Peer, Long> loaded = kilobytes(servers);
            PeersResults results = new PeersResults(KeycloakDistribution.VERSION, cells, starts, idle, loaded);
            new PeersReport(options, machine, Machine.now(), results).publish();
        }
        Place.remove(folder);
    }

    /// The first start, which makes tables, does not count.
    private void start(Map<Peer, PeerServer> servers) throws IOException, InterruptedException {
        tell("starting all servers");
        for (PeerServer server : servers.values()) {
            server.restart();
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Map.Entry<Peer, PeerServer> entry : servers.entrySet()) {
                long millis = entry.getValue().restart();
                starts.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(millis);
                tell("start %d of %d, %s: %d ms"
                        .formatted(round, options.rounds(), entry.getKey().title(), millis));
            }
        }
    }

    private static Map<Peer, Long> kilobytes(Map<Peer, PeerServer> servers) throws InterruptedException {
        Thread.sleep(REST_MILLIS);
        Map<Peer, Long> kilobytes = new EnumMap<>(Peer.class);
        servers.forEach((peer, server) -> kilobytes.put(peer, server.processes().residentKilobytes()));
        return kilobytes;
    }

    private Map<Peer, PeerLoad> contestants(Map<Peer, PeerServer> servers) throws IOException {
        Map<Peer, PeerLoad> loads = new EnumMap<>(Peer.class);
        for (Map.Entry<Peer, PeerServer> entry : servers.entrySet()) {
            tell("making users and sessions: " + entry.getKey().title());
            entry.getValue().prepare(options.users());
            loads.put(
                    entry.getKey(),
                    PeerLoad.of(
                            entry.getKey(),
                            entry.getValue(),
                            options.connections().getLast()));
        }
        return loads;
    }

    private void measure(Map<Peer, PeerLoad> loads) throws IOException, InterruptedException {
        for (PeerOperation operation : PeerOperation.values()) {
            tell("warming up: " + operation.word());
            for (Peer peer : taking(operation, 0)) {
                load(loads, peer).run(operation, options.warmUp());
            }
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (PeerOperation operation : PeerOperation.values()) {
                for (Peer peer : taking(operation, round)) {
                    load(loads, peer).run(operation, SETTLING_SECONDS);
                    Figures figures = load(loads, peer).run(operation, operation.seconds(options.seconds()));
                    cells.computeIfAbsent(operation, _ -> new EnumMap<>(Peer.class))
                            .computeIfAbsent(peer, _ -> new ArrayList<>())
                            .add(figures);
                    tell("round %d of %d, %-10s %-20s %7.0f/s %8.1f µs"
                            .formatted(
                                    round,
                                    options.rounds(),
                                    operation.word(),
                                    peer.title(),
                                    figures.requestsPerSecond(),
                                    figures.cpuMicros()));
                }
            }
        }
    }

    /// Another one is the first in each round.
    private static List<Peer> taking(PeerOperation operation, int round) {
        List<Peer> peers = new ArrayList<>(List.of(Peer.values()));
        peers.removeIf(peer -> !operation.isAskedOf(peer));
        Collections.rotate(peers, round);
        return peers;
    }

    private static PeerLoad load(Map<Peer, PeerLoad> loads, Peer peer) {
        return Objects.requireNonNull(loads.get(peer));
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
