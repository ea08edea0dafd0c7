package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was wanted of all subjects, and whether it was reached.
final class Targets {

    private static final String FILE = "latest.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Targets() {}

    /// Puts the results of these runs into one file, and their verdicts at the head of the page.
    static void publish(Options options, Machine machine, List<Options> runs) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.putPOJO("machine", machine);
        ObjectNode subjects = root.putObject("subjects");
        List<Verdict> verdicts = new ArrayList<>();
        for (Options run : runs) {
            JsonNode results = JSON.readTree(Files.readString(Place.results(run)));
            subjects.set(run.subject().word(), results);
            results.path("verdicts").forEach(verdict -> verdicts.add(Verdict.of(verdict)));
        }
        Grid table = table(verdicts);
        System.out.println("\n" + table.text() + "\n\n" + count(verdicts));
        Path file = Place.results(options).resolveSibling(FILE);
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
        if (!options.keepsPage()) {
            String figures = count(verdicts)
                    + " Commit %s, measured on %s on %s, %d cores."
                            .formatted(machine.commit(), machine.date(), machine.processor(), machine.cores());
            Page.publish(Subject.ALL, figures + "\n\n" + table.markdown());
        }
        System.out.println("\nall results: " + file);
    }

    private static Grid table(List<Verdict> verdicts) {
        Grid grid = new Grid("what", "target", "measured", "");
        verdicts.forEach(verdict -> grid.add(verdict.what(), verdict.target(), verdict.measured(), verdict.answer()));
        return grid;
    }

    private static String count(List<Verdict> verdicts) {
        long reached = verdicts.stream().filter(Verdict::reached).count();
        return "%d of %d targets are reached.".formatted(reached, verdicts.size());
    }
}
