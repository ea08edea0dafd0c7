package dev.cardea.resilience;

import dev.cardea.testing.Dice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// What may be wrong with a message whose framing is sound.
final class Mutations {

    private Mutations() {}

    static void spoil(Dice dice, FuzzDraft draft, Material user) {
        switch (dice.below(9)) {
            case 0 -> draft.method = method(dice);
            case 1, 2 -> draft.target = FuzzedTargets.bent(dice, draft.target);
            case 3, 4 -> authorization(dice, draft, user);
            case 5 -> draft.host = host(dice);
            case 6 -> draft.headers.add(dice.below(draft.headers.size() + 1), FuzzedHeaders.next(dice));
            case 7 -> body(dice, draft, user);
            default -> requestLine(dice, draft);
        }
    }

    private static String method(Dice dice) {
        return dice.oneIn(2)
                ? dice.oneOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
                : dice.oneOf(
                        "post",
                        "Get",
                        "head",
                        "BREW",
                        "",
                        "P",
                        "PRI",
                        "G\u0000T",
                        "P\u00d6ST",
                        "POST\t",
                        "GET,POST",
                        "/",
                        "M".repeat(300),
                        "M".repeat(9_000),
                        "\"POST\"",
                        "%50OST");
    }

    private static void requestLine(Dice dice, FuzzDraft draft) {
        if (dice.oneIn(3)) {
            draft.separator = dice.oneOf("  ", "\t", "", "\u00a0", " \t ", "\u000b");
        } else {
            draft.version = dice.oneOf(
                    "HTTP/1.0",
                    "HTTP/1.2",
                    "HTTP/0.9",
                    "HTTP/2.0",
                    "HTTP/2",
                    "http/1.1",
                    "HTTP/1.1 ",
                    "HTTP/1.1 x",
                    "",
                    "HTTP",
                    "HTTP/",
                    "HTTP/1.",
                    "HTTP/11",
                    "HTTP/1.1\u0000",
                    "HTTP/-1.1",
                    "FTP/1.1",
                    "HTTP/1.1111111111");
        }
    }

    private static void authorization(Dice dice, FuzzDraft draft, Material user) {
        String credential = Dice.oneLine(FuzzedTokens.credential(dice, user));
        String basic = Base64.getEncoder()
                .encodeToString((dice.oneOf("", "a", ":") + ":" + credential).getBytes(StandardCharsets.ISO_8859_1));
        String value = switch (dice.below(12)) {
            case 0 ->
                dice.oneOf("", " ", "Bearer", "Bearer ", "bearer", "Basic", "Basic ", "Basic Og==", "Basic !!", ",");
            case 1 -> "Basic " + dice.oneOf(basic, basic + "=", Dice.oneLine(dice.nudged(basic)));
            case 2 -> dice.oneOf("", "Token ", "Digest ", "Bearer:", "Bearer=", "BearerBearer ") + credential;
            case 3 -> "Bearer " + "Bearer ".repeat(dice.oneOf(List.of(1, 2, 50, 1_000))) + credential;
            case 4 ->
                dice.oneOf("bearer ", "BEARER  ", "Bearer\t", " Bearer ", "Bearer \u0000", "Bearer \u00a0")
                        + credential;
            case 5 -> "Bearer " + credential + dice.oneOf(" ", ",", ", Bearer x", " x", ";", "\t", "\u00ff", "\u0001");
            case 6 -> "Bearer " + dice.letters(dice.oneOf(List.of(7_000, 15_000, 17_000, 40_000)));
            case 7 -> "Bearer " + Dice.oneLine(dice.bytes(dice.below(60)));
            default -> "Bearer " + credential;
        };
        if (!dice.oneIn(10)) {
            draft.headers.removeIf(header -> header.startsWith("Authorization"));
        }
        if (!dice.oneIn(10)) {
            draft.headers.add(
                    dice.oneOf("Authorization: ", "authorization:", "AUTHORIZATION:   ", "Authorization: ") + value);
            draft.keepSecret(credential);
        }
    }

    private static String host(Dice dice) {
        return dice.oneIn(6)
                ? ""
                : dice.oneOf("Host: ", "host:", "HOST:  ")
                        + dice.oneOf(
                                "staging.x",
                                "STAGING.sdk.point.test:443",
                                "dev.x",
                                "production.x",
                                "nowhere.example",
                                "staging",
                                "",
                                " ",
                                "127.0.0.1",
                                "[::1]",
                                "a b",
                                "staging.x:99999",
                                "staging.x:x",
                                "staging.x,dev.x",
                                "staging.x\r\nHost: dev.x",
                                "\u00ff.x",
                                "staging.\u0000",
                                "me@staging.x",
                                "http://staging.x",
                                "staging.x/..",
                                "staging." + "a".repeat(5_000),
                                ".staging.x",
                                "staging..",
                                "[",
                                "%73taging.x");
    }

    private static void body(Dice dice, FuzzDraft draft, Material user) {
        draft.body = dice.oneIn(4) ? FuzzedBodies.form(dice, user) : FuzzedBodies.json(dice);
        draft.isChunked = dice.oneIn(3);
        if (dice.oneIn(2)) {
            draft.headers.removeIf(header -> header.startsWith("Content-Type"));
            draft.headers.add("Content-Type: " + dice.oneOf(FuzzedBodies.TYPES));
        }
    }
}
