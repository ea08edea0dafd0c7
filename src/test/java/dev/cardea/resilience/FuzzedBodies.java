package dev.cardea.resilience;

import dev.cardea.testing.Dice;
import java.util.List;
import java.util.Locale;

/// Bodies for endpoints that expect JSON, a form, or nothing.
final class FuzzedBodies {

    private static final List<String> JSON = List.of(
            "{}",
            "[]",
            "null",
            "1",
            "\"text\"",
            "{\"email\":\"a@b.c\",\"id\":\"y\"}",
            "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
            "{",
            "}",
            "{}{}",
            "{} x",
            "{'a':1}",
            "{\"a\":1,}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":01}",
            "{\"a\":NaN}",
            "{\"a\":1e999999999}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\u0000\"}",
            "\u00ef\u00bb\u00bf{}",
            "\u00fe\u00ff\u0000{\u0000}",
            "\u0000",
            " ",
            "\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");

    static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-8",
            "APPLICATION/JSON",
            "application/problem+json",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=UTF-16",
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/json;;;=",
            "/",
            "json",
            "application/",
            ";",
            "a/b/c",
            "*/*",
            "\u00ff/\u00ff",
            ",");

    private FuzzedBodies() {}

    static String json(Dice dice) {
        return switch (dice.below(6)) {
            case 0 -> dice.bytes(dice.below(400));
            case 1 -> nested(dice, 1 + dice.below(4_000));
            case 2 -> "{\"a\":\"" + dice.letters(dice.oneOf(List.of(100, 16_376, 16_377, 20_000))) + "\"}";
            case 3 -> dice.nudged(dice.oneOf(JSON));
            default -> dice.oneOf(JSON);
        };
    }

    static String form(Dice dice, Material user) {
        String token = FuzzedTokens.token(dice, user).replace("+", "%2B").replace("&", "%26");
        return switch (dice.below(9)) {
            case 0 -> "token=" + token + "&token_type_hint=" + dice.oneOf("access_token", "refresh_token", "x", "");
            case 1 -> "token=" + token + "&token=" + token;
            case 2 -> "a=b&".repeat(dice.below(70)) + "token=" + token;
            case 3 -> "token=" + dice.oneOf("%", "%4", "%ZZ", "%FF", "%00", "%u0041", "%ED%A0%80", "");
            case 4 -> dice.oneOf("", "token", "=", "&", "&&=&", "Token=" + token, "%74oken=" + token, token);
            case 5 -> dice.bytes(dice.below(300));
            case 6 -> dice.nudged("token=" + token);
            default -> "token=" + token;
        };
    }

    /// The body in chunks as RFC 9112 §7.1 has them.
    static String chunked(Dice dice, String body) {
        StringBuilder chunks = new StringBuilder(body.length() + 64);
        for (int begin = 0; begin < body.length(); ) {
            int size = Math.min(1 + dice.below(500), body.length() - begin);
            chunks.append(dice.oneIn(3) ? "0" : "")
                    .append(
                            dice.oneIn(2)
                                    ? Integer.toHexString(size)
                                    : Integer.toHexString(size).toUpperCase(Locale.ROOT))
                    .append(dice.oneIn(10) ? dice.oneOf(";a=b", ";a=\"b\"", " ;a", ";") : "")
                    .append("\r\n")
                    .append(body, begin, begin + size)
                    .append("\r\n");
            begin += size;
        }
        return chunks.append(dice.oneIn(10) ? "0\r\nTrailer: a\r\n\r\n" : "0\r\n\r\n")
                .toString();
    }

    private static String nested(Dice dice, int depth) {
        return dice.oneIn(2)
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(dice.oneIn(4) ? 0 : depth);
    }
}
