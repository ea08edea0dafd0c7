package dev.cardea.resilience;

import dev.cardea.testing.Dice;
import java.util.List;

/// Header lines, one or more, without the end of the last: odd ones, malformed ones, and sound ones that no endpoint
/// expects. None of them frames a message.
final class FuzzedHeaders {

    private static final List<String> MALFORMED = List.of(
            "no colon", ":", ": a", " : a", "A : b", "A:", "A", "\u0000: a", "\u00ff: a", " A: b", "\tA: b", "(A): b");

    private static final List<String> OF_CONNECTIONS = List.of(
            "Expect: 100-continue",
            "Expect: 100-Continue",
            "Expect: a-cake",
            "Expect:",
            "Connection: keep-alive",
            "Connection: close",
            "Connection: Close, TE",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA",
            "Connection: Upgrade\r\nUpgrade: websocket",
            "Connection: Authorization",
            "Keep-Alive: timeout=0",
            "Proxy-Connection: keep-alive",
            "TE: trailers",
            "Trailer: Host");

    private static final List<String> OF_BROWSERS = List.of(
            "Origin: https://app.example",
            "Origin: null",
            "Origin: \u00ff",
            "Origin: https://app.example\r\nAccess-Control-Request-Method: POST",
            "Cookie: a=b; c",
            "Range: bytes=0-1",
            "If-None-Match: *",
            "If-Match: \"x\"",
            "If-Modified-Since: x",
            "Accept: text/html",
            "Accept: ;;q=x",
            "Accept-Encoding: gzip",
            "Accept-Encoding: \u00ff",
            "Accept-Charset: x",
            "Accept-Language: x",
            "Upgrade-Insecure-Requests: 1");

    private static final List<String> OF_PROXIES = List.of(
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Host: dev.x",
            "X-Forwarded-Proto: \u00ff",
            "Forwarded: for=\"[::1]\"",
            "Forwarded: ;;==",
            "X-HTTP-Method-Override: DELETE",
            "X-Request-Id: injected",
            "Content-Encoding: gzip",
            "Content-Encoding: x",
            "client-id: x",
            "Via: x",
            "Date: x",
            "Max-Forwards: 0");

    private FuzzedHeaders() {}

    static String next(Dice dice) {
        return switch (dice.below(10)) {
            case 0 -> "X-" + dice.letters(1 + dice.below(20)) + ": " + Dice.oneLine(dice.bytes(dice.below(60)));
            case 1 -> Dice.oneLine(dice.bytes(1 + dice.below(20))) + ": a";
            case 2 -> dice.oneOf(MALFORMED);
            case 3 -> "A: b\r\n" + dice.oneOf(" c", "\tc", " ", "  : d");
            case 4 -> "A: b\r\n".repeat(dice.oneOf(List.of(10, 200, 900, 4_000))) + "A: b";
            case 5 -> "A: " + "b".repeat(dice.oneOf(List.of(1_000, 8_000, 16_000, 17_000, 60_000)));
            case 6 -> dice.oneOf(OF_CONNECTIONS);
            case 7 -> dice.oneOf("Content-Type: ", "content-type:") + dice.oneOf(FuzzedBodies.TYPES);
            case 8 -> dice.oneOf(OF_BROWSERS);
            default -> dice.oneOf(OF_PROXIES);
        };
    }
}
