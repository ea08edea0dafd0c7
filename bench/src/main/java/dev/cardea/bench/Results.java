package dev.cardea.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// All that was measured. Of rounds the median counts; of ratios, the median of those within a round.
///
/// @param cells by operation and number of connections
/// @param store of each round
/// @param oursMemory resident, of the server
/// @param bareMemory resident, of the bare endpoint
record Results(
        Map<Operation, Map<Integer, List<Pair>>> cells,
        List<StoreRates.Rates> store,
        Memory oursMemory,
        Memory bareMemory) {

    /// What was measured one after the other: the server, and the bare endpoint of the same sizes.
    record Pair(Figures ours, Figures bare) {}

    /// Resident memory in kilobytes.
    record Memory(long idle, long loaded) {}

    /// A line of the table.
    record Line(Operation operation, int connections, List<Pair> rounds) {

        double ours(ToDoubleFunction<Figures> figure) {
            return Median.of(rounds.stream().map(Pair::ours), figure);
        }

        double bare(ToDoubleFunction<Figures> figure) {
            return Median.of(rounds.stream().map(Pair::bare), figure);
        }

        /// Requests per second, as a share of the bare endpoint's.
        double rateRatio() {
            return Median.of(
                    rounds.stream(),
                    pair -> pair.ours().requestsPerSecond() / pair.bare().requestsPerSecond());
        }

        /// CPU time for a request, as a multiple of the bare endpoint's.
        double cpuRatio() {
            return Median.of(
                    rounds.stream(),
                    pair -> pair.ours().cpuMicros() / pair.bare().cpuMicros());
        }

        double othersShare() {
            return Median.of(
                    rounds.stream().flatMap(pair -> Stream.of(pair.ours(), pair.bare())), Figures::othersShare);
        }
    }

    static Map<Operation, Map<Integer, List<Pair>>> noCells() {
        return new EnumMap<>(Operation.class);
    }

    List<Line> lines() {
        return cells.entrySet().stream()
                .flatMap(row -> new TreeMap<>(row.getValue())
                        .entrySet().stream().map(cell -> new Line(row.getKey(), cell.getKey(), cell.getValue())))
                .toList();
    }

    List<Line> lines(Operation operation, int connections) {
        return lines().stream()
                .filter(line -> line.operation() == operation && line.connections() == connections)
                .toList();
    }

    /// What of the processors' time went neither to a server nor to the driver, in most measurements.
    double othersShare() {
        return Median.of(lines().stream(), Line::othersShare);
    }

    double store(ToDoubleFunction<StoreRates.Rates> figure) {
        return Median.of(store.stream(), figure);
    }

    /// How many users HTTP creates in the time of one commit of the store alone.
    double creationRatio(Line creation) {
        double[] ratios = new double[store.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = creation.rounds().get(i).ours().requestsPerSecond()
                    / store.get(i).oneByOne();
        }
        return Median.of(Arrays.stream(ratios).boxed(), Double::doubleValue);
    }
}
