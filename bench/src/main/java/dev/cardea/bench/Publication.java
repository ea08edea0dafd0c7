package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts what a subject measured on the terminal, into its JSON, and into its block of the page.
record Publication(Options options, Machine before, Machine after) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// @param plots in Markdown; only for the page
    /// @param results a record; its JSON is everything that was measured
    void publish(List<Grid> tables, List<String> plots, List<Verdict> verdicts, Object results) throws IOException {
        String circumstances = new Circumstances(options, before, after).text();
        String text = tables.stream().map(Grid::text).collect(Collectors.joining("\n\n"));
        System.out.println(Stream.of(circumstances, text, words(verdicts))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n")));
        Path file = Place.results(options);
        Files.writeString(file, json(verdicts, results));
        if (!options.keepsPage()) {
            String markdown = Stream.concat(tables.stream().map(Grid::markdown), plots.stream())
                    .collect(Collectors.joining("\n\n"));
            String wanted = verdicts.isEmpty() ? "" : "\n\nWhat was wanted:\n\n" + words(verdicts);
            Page.publish(options.subject(), circumstances + "\n\n" + markdown + wanted);
            System.out.println("\nwritten: " + Place.PAGE);
        }
        System.out.println("\nall figures: " + file);
    }

    private String json(List<Verdict> verdicts, Object results) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("options")
                .put("subject", options.subject().word())
                .put("seconds", options.seconds())
                .put("rounds", options.rounds());
        root.putPOJO("before", before);
        root.putPOJO("after", after);
        root.putPOJO("results", results);
        ArrayNode all = root.putArray("verdicts");
        verdicts.forEach(verdict -> all.add(verdict.json()));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static String words(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> "- %s: %s (%s; %s is wanted)"
                        .formatted(verdict.what(), verdict.measured(), verdict.answer(), verdict.target()))
                .collect(Collectors.joining("\n"));
    }
}
