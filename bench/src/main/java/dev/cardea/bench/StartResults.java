package dev.cardea.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What was measured of starts and of servers that nobody asks anything.
///
/// @param lines the first is of the server as it is shipped
record StartResults(int cores, List<Line> lines) {

    StartResults {
        lines = List.copyOf(lines);
    }

    /// @param all with all processors of the machine
    /// @param one bound to a single one
    record Line(String name, List<String> flags, Runs all, Runs one) {}

    /// @param early after five seconds
    /// @param late after the wait that was asked for
    record Runs(List<Start> starts, Resident early, Resident late) {

        Runs {
            starts = List.copyOf(starts);
        }

        /// The median.
        double of(ToDoubleFunction<Start> figure) {
            return Median.of(starts.stream(), figure);
        }
    }

    Line shipped() {
        return lines.getFirst();
    }
}
