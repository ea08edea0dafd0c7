package dev.cardea.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A real answer, kept in a file to be sent again by a server that knows nothing.
///
/// @param headers without those that every server makes by itself
record KeptAnswer(int status, List<Header> headers, byte[] body) {

    /// @param values each on a line of its own
    record Header(String name, List<String> values) {}

    static void keep(Connection.Answer answer, Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Integer.toString(answer.status())));
        answer.head().stream()
                .skip(1)
                .filter(line -> !line.matches("(?i)(Date|Content-Length|Connection):.*"))
                .forEach(lines::add);
        lines.add("");
        lines.add(answer.body());
        Files.write(file, lines);
    }

    static KeptAnswer read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int end = lines.indexOf("");
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : lines.subList(1, end)) {
            String[] pair = line.split(": ", 2);
            values.computeIfAbsent(pair[0], _ -> new ArrayList<>()).add(pair[1]);
        }
        List<Header> headers = values.entrySet().stream()
                .map(header -> new Header(header.getKey(), List.copyOf(header.getValue())))
                .toList();
        String body = String.join("\n", lines.subList(end + 1, lines.size()));
        return new KeptAnswer(Integer.parseInt(lines.getFirst()), headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
