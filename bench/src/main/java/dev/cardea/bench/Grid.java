package dev.cardea.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of words under headings, as a table for a terminal or in Markdown. Numbers stand to the right.
final class Grid {

    private final List<List<String>> rows = new ArrayList<>();

    Grid(String... headings) {
        rows.add(List.of(headings));
    }

    void add(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row needs " + rows.getFirst().size() + " cells");
        }
        rows.add(List.of(cells));
    }

    String text() {
        return rows.stream().map(row -> joined(row, "  ").stripTrailing()).collect(Collectors.joining("\n"));
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add("| " + joined(row, " | ") + " |");
        }
        String rule = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> isLeft(column) ? "---|" : "---:|")
                .collect(Collectors.joining("", "|", ""));
        lines.add(1, rule);
        return String.join("\n", lines);
    }

    private String joined(List<String> row, String between) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), column))
                .collect(Collectors.joining(between));
    }

    private String padded(String cell, int column) {
        String space = " ".repeat(width(column) - cell.length());
        return isLeft(column) ? cell + space : space + cell;
    }

    private boolean isLeft(int column) {
        return column == 0;
    }

    private int width(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
