package dev.cardea.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Rows in columns for people.
final class Table {

    private static final String NOTHING = "-";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(Consumer<String> line) {
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column).isEmpty() ? NOTHING : row.get(column);
                text.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
            }
            line.accept(text.toString().stripTrailing());
        }
    }

    /// An instant to the second, in UTC.
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String time(Optional<Instant> instant) {
        return instant.map(Table::time).orElse(NOTHING);
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> Math.max(1, row.get(column).length()))
                .max()
                .orElse(1);
    }
}
