package dev.cardea.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What we answer: a value, so that a handler can be tested without a socket.
///
/// The server adds `Date`, `Content-Length`, `X-Request-Id` and `X-Content-Type-Options: nosniff` itself.
/// The tenant is only a label for the request log; it never goes out.
public record Response(int status, List<Header> headers, Body body, String tenant) {

    private static final List<Header> JSON = List.of(new Header("Content-Type", "application/json"));
    private static final List<Header> TEXT = List.of(new Header("Content-Type", "text/plain; charset=utf-8"));

    public Response {
        headers = List.copyOf(headers);
    }

    public static Response json(int status, Body body) {
        return new Response(status, JSON, body, "");
    }

    public static Response json(int status, String body) {
        return json(status, Body.of(body));
    }

    public static Response text(int status, String body) {
        return new Response(status, TEXT, Body.of(body), "");
    }

    public static Response empty(int status) {
        return new Response(status, List.of(), Body.EMPTY, "");
    }

    /// The same answer with one more header; an earlier one of that name stays.
    public Response with(String name, String value) {
        List<Header> more = new ArrayList<>(headers.size() + 1);
        more.addAll(headers);
        more.add(new Header(name, value));
        return new Response(status, more, body, tenant);
    }

    public Response about(String tenant) {
        return new Response(status, headers, body, tenant);
    }

    /// The first value of that name, in any case.
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
