package dev.cardea.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A request that is made beforehand: sent from here as a sample, and by wrk/prepared.lua as a load.
///
/// @param headers whole lines, without those that every request has
/// @param body of ASCII characters; may be empty
record Prepared(String method, String path, List<String> headers, String body) {

    Prepared {
        headers = List.copyOf(headers);
    }

    static Prepared get(String path, String... headers) {
        return new Prepared("GET", path, List.of(headers), "");
    }

    /// @param fields names and values in turn
    static Prepared form(String path, List<String> fields) {
        String body = IntStream.range(0, fields.size() / 2)
                .mapToObj(i -> encoded(fields.get(2 * i)) + "=" + encoded(fields.get(2 * i + 1)))
                .collect(Collectors.joining("&"));
        return new Prepared("POST", path, List.of("Content-Type: application/x-www-form-urlencoded"), body);
    }

    static Prepared json(String path, String bearer, String body) {
        return new Prepared(
                "POST", path, List.of("Content-Type: application/json", "Authorization: Bearer " + bearer), body);
    }

    byte[] bytes(int port) {
        List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port));
        lines.addAll(headers);
        lines.add("Content-Length: " + body.length());
        return (String.join("\r\n", lines) + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// As the script reads it.
    String line() {
        List<String> fields = new ArrayList<>(List.of(method, path));
        fields.addAll(headers);
        fields.add("=" + body);
        return String.join("\t", fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
