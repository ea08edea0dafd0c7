package dev.cardea.bench;

import dev.cardea.bench.RetentionResults.Hour;
import dev.cardea.bench.TableRows.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Says how many rows there were: on the terminal, as JSON, as a curve, and on the page.
final class RetentionReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String TITLE = "Rows by hour of simulated use";

    private final Options options;
    private final Machine before;
    private final Machine after;
    private final RetentionResults results;

    RetentionReport(Options options, Machine before, Machine after, RetentionResults results) {
        this.options = options;
        this.before = before;
        this.after = after;
        this.results = results;
    }

    void publish() throws IOException {
        System.out.println(circumstances() + "\n\n" + rows().text());
        Path file = Place.results(options);
        Files.writeString(file, json());
        if (!options.keepsPage()) {
            curve().publish("retention");
            Page.publish(
                    Subject.RETENTION,
                    circumstances() + "\n\n![" + TITLE + "](plots/retention.svg)\n\n" + rows().markdown());
            System.out.println("\nwritten: " + Place.PAGE);
        }
        System.out.println("\nhour by hour: " + file);
    }

    private String circumstances() {
        return "- %,d users, %d hours of simulated use, %,d rows swept meanwhile; commit %s, measured on %s"
                .formatted(
                        results.users(),
                        results.hours().getLast().hour(),
                        results.swept(),
                        before.commit(),
                        before.date());
    }

    private Grid rows() {
        Grid grid = new Grid("table", "most rows in the last day", "in the day before", "ratio");
        for (Table table : Table.values()) {
            grid.add(
                    table.words(),
                    "%,d".formatted(results.most(table, 0)),
                    "%,d".formatted(results.most(table, 1)),
                    "%.3f".formatted(results.growth(table)));
        }
        int hours = results.hours().size();
        grid.add(
                "database, MB at its end",
                "%.1f".formatted(results.hours().getLast().bytes() / 1e6),
                "%.1f"
                        .formatted(results.hours()
                                        .get(hours - 1 - RetentionResults.HOURS_PER_DAY)
                                        .bytes()
                                / 1e6),
                "%.3f".formatted(results.fileGrowth()));
        return grid;
    }

    private Plot curve() {
        double[] hours = results.hours().stream().mapToDouble(Hour::hour).toArray();
        Plot plot = Plot.of(TITLE, "hours", "rows");
        for (Table table : Table.values()) {
            double[] rows =
                    results.hours().stream().mapToDouble(hour -> hour.of(table)).toArray();
            plot = plot.series(table.words(), hours, rows);
        }
        return plot;
    }

    /// There is no target of the table among these.
    private String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("users", results.users());
        root.putPOJO("before", before);
        root.putPOJO("after", after);
        root.putArray("verdicts");
        ObjectNode growth = root.putObject("growthOfTheLastDay");
        for (Table table : Table.values()) {
            growth.put(table.words(), results.growth(table));
        }
        growth.put("file", results.fileGrowth());
        root.put("swept", results.swept());
        root.putPOJO("hours", results.hours());
        return JSON.writeValueAsString(root) + "\n";
    }
}
