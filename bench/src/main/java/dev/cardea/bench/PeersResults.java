package dev.cardea.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// All that was measured beside Keycloak. Of rounds the median counts; of ratios, the median of those within a round.
///
/// @param keycloak its version
/// @param cells by operation and server, a measurement for each round
/// @param starts milliseconds to the first 200, of each start
/// @param idle resident memory in kilobytes, with the database's
/// @param loaded likewise, after all loads
record PeersResults(
        String keycloak,
        Map<PeerOperation, Map<Peer, List<Figures>>> cells,
        Map<Peer, List<Long>> starts,
        Map<Peer, Long> idle,
        Map<Peer, Long> loaded) {

    List<Figures> rounds(PeerOperation operation, Peer peer) {
        return Objects.requireNonNull(
                Objects.requireNonNull(cells.get(operation)).get(peer));
    }

    double median(PeerOperation operation, Peer peer, ToDoubleFunction<Figures> figure) {
        return Median.of(rounds(operation, peer).stream(), figure);
    }

    /// Keycloak's figure for the like operation, as a multiple of this one's.
    double ratio(PeerOperation operation, Peer peer, ToDoubleFunction<Figures> figure) {
        return ratio(operation, peer, operation.ofKeycloak(), figure);
    }

    /// Keycloak's figure for an operation of its own, as a multiple of this one's.
    double ratio(PeerOperation operation, Peer peer, PeerOperation keycloaks, ToDoubleFunction<Figures> figure) {
        List<Figures> own = rounds(operation, peer);
        List<Figures> theirs = rounds(keycloaks, Peer.KEYCLOAK);
        return Median.of(
                IntStream.range(0, own.size()).boxed(),
                round -> figure.applyAsDouble(theirs.get(round)) / figure.applyAsDouble(own.get(round)));
    }

    double startMillis(Peer peer) {
        return Median.of(Objects.requireNonNull(starts.get(peer)).stream(), Long::doubleValue);
    }

    /// What of the processors' time went neither to the server nor to the driver, in most measurements.
    double othersShare() {
        return Median.of(
                cells.values().stream().flatMap(row -> row.values().stream()).flatMap(List::stream),
                Figures::othersShare);
    }
}
