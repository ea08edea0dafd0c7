package dev.cardea.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What was measured at each number of users, and with one tenant and with many. Of rounds the median counts; of
/// ratios, the median of those within a round.
///
/// @param sizes from the fewest users to the most
record ScaleResults(List<Size> sizes, Tenants tenants) {

    ScaleResults {
        sizes = List.copyOf(sizes);
    }

    /// What a store takes on the disk once everything is in its one file.
    ///
    /// @param pointUser bytes for each user of Point, who has a refresh token
    /// @param passwordUser bytes for each user with address and password
    /// @param session bytes for each living session
    /// @param file bytes of the whole
    record Disk(double pointUser, double passwordUser, double session, long file) {}

    /// @param loadedPerSecond users, while they were made
    /// @param idleKilobytes resident, before the first request
    /// @param usedKilobytes resident, after the last one
    record Size(
            long users,
            Disk disk,
            double loadedPerSecond,
            long idleKilobytes,
            long usedKilobytes,
            Map<ScaleOperation, List<Figures>> rounds) {

        double median(ScaleOperation operation, ToDoubleFunction<Figures> figure) {
            return Median.of(rounds.getOrDefault(operation, List.of()).stream(), figure);
        }

        /// A figure of this size as a multiple of the same at another.
        double ratio(ScaleOperation operation, Size other, ToDoubleFunction<Figures> figure) {
            return ScaleResults.ratio(
                    rounds.getOrDefault(operation, List.of()), other.rounds.getOrDefault(operation, List.of()), figure);
        }
    }

    /// @param count of tenants with one user each, and of users of the one tenant
    /// @param one by operation, with one tenant
    /// @param many by operation, with as many tenants
    record Tenants(long count, Map<String, List<Figures>> one, Map<String, List<Figures>> many) {

        double ratio(String operation, ToDoubleFunction<Figures> figure) {
            return ScaleResults.ratio(
                    many.getOrDefault(operation, List.of()), one.getOrDefault(operation, List.of()), figure);
        }
    }

    /// What a request takes of all connections' time.
    static double time(Figures figures) {
        return 1e6 / figures.requestsPerSecond();
    }

    Size least() {
        return sizes.getFirst();
    }

    Size most() {
        return sizes.getLast();
    }

    private static double ratio(List<Figures> above, List<Figures> below, ToDoubleFunction<Figures> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(above.size(), below.size()); round++) {
            ratios.add(figure.applyAsDouble(above.get(round)) / figure.applyAsDouble(below.get(round)));
        }
        return Median.quantile(ratios, 0.5);
    }
}
