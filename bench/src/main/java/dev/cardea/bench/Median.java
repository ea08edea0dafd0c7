package dev.cardea.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What stands in the middle: a round that was disturbed does not move it.
final class Median {

    private Median() {}

    /// Not a number if there is nothing.
    static <T> double of(Stream<T> all, ToDoubleFunction<? super T> figure) {
        return quantile(all.mapToDouble(figure).boxed().toList(), 0.5);
    }

    /// Between two neighbours, in proportion.
    ///
    /// @param share 0 for the least, 1 for the greatest
    static double quantile(List<Double> all, double share) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
