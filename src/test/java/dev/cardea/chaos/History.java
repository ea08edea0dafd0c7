package dev.cardea.chaos;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Everything that clients saw and what was done to the nodes, by one clock.
final class History {

    /// Something that was done to a node.
    record Mishap(String what, long begun, long ended) {

        String json() {
            return "{\"fault\":" + Operation.quoted(what) + ",\"begin\":" + begun + ",\"end\":" + ended + "}";
        }
    }

    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();

    void add(Operation operation) {
        operations.add(operation);
    }

    void add(Mishap mishap) {
        mishaps.add(mishap);
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    List<Mishap> mishaps() {
        return List.copyOf(mishaps);
    }

    /// Writes it as one JSON object a line, in the order of what was begun.
    Path keep(Path file) {
        record Line(long begun, String json) {}

        List<Line> lines = new ArrayList<>();
        operations.forEach(operation -> lines.add(new Line(operation.begun(), operation.json())));
        mishaps.forEach(mishap -> lines.add(new Line(mishap.begun(), mishap.json())));
        lines.sort(Comparator.comparingLong(Line::begun));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                for (Line line : lines) {
                    writer.write(line.json());
                    writer.newLine();
                }
            }
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the history", e);
        }
    }
}
