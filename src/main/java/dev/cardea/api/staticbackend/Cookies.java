package dev.cardea.api.staticbackend;

import dev.cardea.http.Request;
import java.util.Optional;

/// The cookies that a request brings (RFC 6265 §4.2.1).
final class Cookies {

    private Cookies() {}

    /// The first one of that name that is not empty.
    static Optional<String> value(Request request, String name) {
        String start = name + "=";
        for (String header : request.headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                String cookie = pair.strip();
                if (cookie.startsWith(start) && cookie.length() > start.length()) {
                    return Optional.of(cookie.substring(start.length()));
                }
            }
        }
        return Optional.empty();
    }
}
