package dev.cardea.bench;

import java.io.IOException;
import java.util.List;

/// Says what came out of starts: on the terminal, as JSON, and on the page for readers.
record StartReport(Options options, Machine before, Machine after, StartResults results) {

    private static final double LONGEST_MILLIS = 400;
    private static final double MOST_IDLE_MEGABYTES = 100;

    void publish() throws IOException {
        Publication publication = new Publication(options, before, after);
        publication.publish(List.of(times(), memory()), List.of(), verdicts(), results);
    }

    private Grid times() {
        Grid grid = new Grid(
                "start",
                "ms to the first 200",
                "to a user created",
                "CPU ms",
                "on one core: ms",
                "to a user created",
                "CPU ms");
        for (StartResults.Line line : results.lines()) {
            grid.add(
                    line.name(),
                    whole(line.all().of(Start::readyMillis)),
                    whole(line.all().of(Start::requestMillis)),
                    whole(line.all().of(Start::cpuMillis)),
                    whole(line.one().of(Start::readyMillis)),
                    whole(line.one().of(Start::requestMillis)),
                    whole(line.one().of(Start::cpuMillis)));
        }
        return grid;
    }

    private Grid memory() {
        String late = "after %d s".formatted(options.seconds());
        Grid grid = new Grid(
                "MB of an idle server",
                "after 5 s",
                "anonymous",
                "PSS",
                late,
                "on one core: after 5 s",
                "anonymous",
                "PSS",
                late);
        for (StartResults.Line line : results.lines()) {
            grid.add(
                    line.name(),
                    megabytes(line.all().early().all()),
                    megabytes(line.all().early().anonymous()),
                    megabytes(line.all().early().proportional()),
                    megabytes(line.all().late().all()),
                    megabytes(line.one().early().all()),
                    megabytes(line.one().early().anonymous()),
                    megabytes(line.one().early().proportional()),
                    megabytes(line.one().late().all()));
        }
        return grid;
    }

    private List<Verdict> verdicts() {
        StartResults.Line shipped = results.shipped();
        double millis = shipped.all().of(Start::readyMillis);
        double idle = Math.max(shipped.all().early().all(), shipped.all().late().all()) / 1_024.0;
        return List.of(
                new Verdict(
                        "from the launcher's exec to the first 200, new JVM with the AOT cache",
                        "≤ %.0f ms".formatted(LONGEST_MILLIS),
                        "%.0f ms".formatted(millis),
                        millis <= LONGEST_MILLIS),
                new Verdict(
                        "resident memory, idle",
                        "≤ %.0f MB".formatted(MOST_IDLE_MEGABYTES),
                        "%.0f MB".formatted(idle),
                        idle <= MOST_IDLE_MEGABYTES));
    }

    private static String whole(double figure) {
        return "%.0f".formatted(figure);
    }

    private static String megabytes(long kilobytes) {
        return "%.0f".formatted(kilobytes / 1_024.0);
    }
}
