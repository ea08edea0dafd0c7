package dev.cardea.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// All that was measured. Of rounds the median counts; of ratios, the median of those within a round.
///
/// @param cells by operation and number of connections
/// @param store of each round
/// @param oursMemory resident, of the server
/// @param bareMemory resident, of the bare endpoint
record Results(
        Map<Operation, Map<Integer, List<Round>>> cells,
        List<StoreRates.Rates> store,
        Memory oursMemory,
        Memory bareMemory) {

    /// What was measured one after the other, under the same load.
    ///
    /// @param commits of the store's bare group commit, rows per second
    record Round(Map<Server, Figures> figures, Optional<Double> commits) {

        boolean has(Server server) {
            return figures.containsKey(server);
        }

        Figures of(Server server) {
            return Objects.requireNonNull(figures.get(server));
        }
    }

    /// Resident memory in kilobytes.
    record Memory(long idle, long loaded) {}

    /// A line of the table.
    record Line(Operation operation, int connections, List<Round> rounds) {

        boolean has(Server server) {
            return rounds.getFirst().has(server);
        }

        boolean hasCommits() {
            return rounds.getFirst().commits().isPresent();
        }

        double median(Server server, ToDoubleFunction<Figures> figure) {
            return Median.of(rounds.stream().map(round -> round.of(server)), figure);
        }

        /// A figure of the server, as a share or multiple of the bare endpoint's.
        double ofBare(Server server, ToDoubleFunction<Figures> figure) {
            return Median.of(
                    rounds.stream(),
                    round -> figure.applyAsDouble(round.of(server)) / figure.applyAsDouble(round.of(Server.BARE)));
        }

        /// Rows per second of the bare group commit.
        double commits() {
            return Median.of(rounds.stream().flatMap(round -> round.commits().stream()), Double::doubleValue);
        }

        /// Requests per second, as a share of the rows that the bare group commit keeps.
        double ofCommits() {
            return Median.of(
                    rounds.stream(),
                    round -> round.of(Server.CARDEA).requestsPerSecond()
                            / round.commits().orElseThrow());
        }

        double othersShare() {
            return Median.of(rounds.stream().flatMap(round -> round.figures().values().stream()), Figures::othersShare);
        }
    }

    static Map<Operation, Map<Integer, List<Round>>> noCells() {
        return new EnumMap<>(Operation.class);
    }

    List<Line> lines() {
        return cells.entrySet().stream()
                .flatMap(row -> new TreeMap<>(row.getValue())
                        .entrySet().stream().map(cell -> new Line(row.getKey(), cell.getKey(), cell.getValue())))
                .toList();
    }

    List<Line> lines(Operation operation) {
        return lines().stream().filter(line -> line.operation() == operation).toList();
    }

    /// Those at the number of connections that the targets are for.
    List<Line> targetLines() {
        return lines().stream()
                .filter(line -> line.connections() == Sides.TARGET_CONNECTIONS)
                .toList();
    }

    /// What of the processors' time went neither to a server nor to the driver, in most measurements.
    double othersShare() {
        return Median.of(lines().stream(), Line::othersShare);
    }

    double store(ToDoubleFunction<StoreRates.Rates> figure) {
        return Median.of(store.stream(), figure);
    }
}
