package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Says what came out beside Keycloak: on the terminal, as JSON, and on the page for readers.
final class PeersReport {

    private static final double QUIET = 0.05;

    private final Circumstances circumstances;
    private final PeersResults results;

    PeersReport(Options options, Machine before, Machine after, PeersResults results) {
        this.circumstances = new Circumstances(options, before, after);
        this.results = results;
    }

    void publish() throws IOException {
        System.out.println(String.join(
                "\n",
                circumstances(),
                "",
                operations().text(),
                "",
                servers().text(),
                "",
                targets().text(),
                quiet()));
        Path json = Place.results(circumstances.options());
        Files.writeString(json, PeersJson.of(circumstances, results));
        if (!circumstances.options().keepsPage()) {
            Page.publish(Subject.PEERS, figures());
            System.out.println("\nwritten: " + Place.PAGE);
        }
        System.out.println("\nround by round: " + json);
    }

    private String figures() {
        return String.join(
                        "\n\n",
                        circumstances(),
                        operations().markdown(),
                        servers().markdown(),
                        "What was wanted of Cardea over SQLite, in this run:",
                        targets().markdown(),
                        quiet())
                .strip();
    }

    private String circumstances() {
        return "- Keycloak " + results.keycloak() + ", "
                + circumstances.options().connections().getLast() + " connections\n" + circumstances.text();
    }

    private Grid operations() {
        Grid grid = new Grid(
                "operation, server",
                "requests/s",
                "× Keycloak's",
                "p50 ms",
                "p99 ms",
                "CPU µs",
                "of Keycloak's",
                "others");
        for (PeerOperation operation : PeerOperation.values()) {
            for (Peer peer : Peer.values()) {
                if (operation.isAskedOf(peer)) {
                    add(grid, operation, peer);
                }
            }
        }
        return grid;
    }

    private void add(Grid grid, PeerOperation operation, Peer peer) {
        boolean isKeycloak = peer == Peer.KEYCLOAK;
        grid.add(
                operation.word() + ": " + peer.title(),
                "%.0f".formatted(results.median(operation, peer, Figures::requestsPerSecond)),
                isKeycloak ? "" : "%.1f".formatted(1 / results.ratio(operation, peer, Figures::requestsPerSecond)),
                "%.2f".formatted(results.median(operation, peer, Figures::p50Micros) / 1e3),
                "%.2f".formatted(results.median(operation, peer, Figures::p99Micros) / 1e3),
                "%.1f".formatted(results.median(operation, peer, Figures::cpuMicros)),
                isKeycloak ? "" : "1/%.1f".formatted(results.ratio(operation, peer, Figures::cpuMicros)),
                "%.0f %%".formatted(100 * results.median(operation, peer, Figures::othersShare)));
    }

    private Grid servers() {
        Grid grid = new Grid("server", "start ms", "idle MB", "after the load MB");
        for (Peer peer : Peer.values()) {
            grid.add(
                    peer.title(),
                    "%.0f".formatted(results.startMillis(peer)),
                    Long.toString(Objects.requireNonNull(results.idle().get(peer)) >> 10),
                    Long.toString(Objects.requireNonNull(results.loaded().get(peer)) >> 10));
        }
        return grid;
    }

    private Grid targets() {
        Grid grid = new Grid("what", "target", "measured", "");
        for (Verdict verdict : PeersTargets.of(results)) {
            grid.add(verdict.what(), verdict.target(), verdict.measured(), verdict.answer());
        }
        return grid;
    }

    private String quiet() {
        double others = results.othersShare();
        return others > QUIET
                ? "NOT QUIET: %.0f %% of the processors' time went to something else. Trust only CPU µs and its ratio."
                        .formatted(100 * others)
                : "";
    }
}
