package dev.cardea.resilience;

import dev.cardea.app.Development;
import dev.cardea.testing.Dice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sound requests of StaticBackend's routes, whose bodies and queries are already odd: most of them cost no hash.
final class FuzzedPeople {

    private record Route(String method, String path, String bearer, List<String> fields) {}

    private static final List<Route> ROUTES = List.of(
            new Route("POST", "/register", "", List.of("email", "password", "accountId")),
            new Route("POST", "/login", "", List.of("email", "password", "accountId")),
            new Route("GET", "/email?e={text}", "", List.of()),
            new Route("POST", "/password/reset", "", List.of("email", "code", "password")),
            new Route("POST", "/login/magic", "", List.of("fromEmail", "fromName", "email", "subject", "body", "link")),
            new Route("GET", "/login/magic?code={text}&email={text}", "", List.of()),
            new Route("GET", "/me", "session", List.of()),
            new Route("HEAD", "/me", "session", List.of()),
            new Route("POST", "/me/email", "session", List.of("email")),
            new Route("POST", "/user/changepw", "session", List.of("email", "oldPassword", "newPassword")),
            new Route("POST", "/account/users", "session", List.of("email", "password")),
            new Route("GET", "/account/users?role={text}", "session", List.of()),
            new Route("DELETE", "/account/users/{text}", "session", List.of()),
            new Route("POST", "/setrole", "session", List.of("email", "accountId", "role")),
            new Route("GET", "/account/associations", "session", List.of()),
            new Route("POST", "/password/send", "root", List.of("email")),
            new Route("GET", "/password/resetcode?e={text}", "root", List.of()),
            new Route("GET", "/sudogettoken/{text}", "root", List.of()),
            new Route("GET", "/sudogetauthtokenbyuserid/{text}/{text}", "root", List.of()),
            new Route("GET", "/sudogetuserbyid/{text}/{text}", "root", List.of()),
            new Route("GET", "/account/user-accounts?email={text}", "root", List.of()),
            new Route("OPTIONS", "/register", "", List.of()),
            new Route("OPTIONS", "/password/send", "root", List.of()));

    /// In JSON, as they stand in a body.
    private static final List<String> VALUES = List.of(
            "\"\"",
            "\" \"",
            "\"pw\"",
            "\"admin@dev.com\"",
            "\"ADMIN@dev.com \"",
            "\"nobody@dev.com\"",
            "\"a@b\\u0000c\"",
            "\"\\ud800@x\"",
            "\"e\\u0301@x.org\"",
            "\"\\u0130@x.org\"",
            "\"a@b@c\"",
            "\"" + "a".repeat(300) + "@x.org\"",
            "\"https://x.co/m\"",
            "\"javascript:alert(1)//[link]\"",
            "\"<p>[link]<script><a href='x'>[link]</a>\"",
            "\"\\r\\nBcc: a@b.c\"",
            "\"666333\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "null",
            "true",
            "0",
            "50",
            "-1",
            "99999999999999999999",
            "1e2",
            "[]",
            "{\"email\":\"a@b.c\"}");

    private FuzzedPeople() {}

    static FuzzDraft sound(Dice dice, Material user) {
        Route route = dice.oneOf(ROUTES);
        String target = route.path;
        while (target.contains("{text}")) {
            target = target.replaceFirst(
                    "\\{text}", text(dice).replace("$", "%24").replace("\\", "%5C"));
        }
        FuzzDraft draft = new FuzzDraft(route.method, target);
        key(dice, draft);
        String bearer = switch (route.bearer) {
            case "root" -> Development.ROOT_TOKEN;
            case "session" -> user.session();
            default -> "";
        };
        if (!bearer.isEmpty()) {
            draft.headers.add(dice.oneIn(20) ? "Cookie: token=" + bearer : "Authorization: Bearer " + bearer);
            draft.keepSecret(bearer);
        }
        if (route.method.equals("OPTIONS") && !dice.oneIn(4)) {
            draft.headers.add("Origin: https://app.example");
        }
        if (!route.fields.isEmpty()) {
            draft.headers.add("Content-Type: application/json");
            draft.body = dice.oneIn(8) ? FuzzedBodies.json(dice) : body(dice, route);
        }
        return draft;
    }

    /// The public key in one of its three places.
    private static void key(Dice dice, FuzzDraft draft) {
        switch (dice.below(12)) {
            case 0 -> draft.headers.add("Cookie: a=b; pk=" + Development.PUBLIC_KEY + dice.oneOf("", ";", "; =; c"));
            case 1 -> draft.target += (draft.target.contains("?") ? "&" : "?") + "sbpk=" + Development.PUBLIC_KEY;
            case 2 -> draft.headers.add("SB-PUBLIC-KEY: " + Dice.oneLine(dice.nudged(Development.PUBLIC_KEY)));
            default -> draft.headers.add("SB-PUBLIC-KEY: " + Development.PUBLIC_KEY);
        }
    }

    private static String body(Dice dice, Route route) {
        StringBuilder body = new StringBuilder("{");
        for (String field : route.fields) {
            if (!dice.oneIn(6)) {
                String name = dice.oneIn(10) ? field.toUpperCase(Locale.ROOT) : field;
                body.append(body.length() == 1 ? "" : ",")
                        .append('"')
                        .append(name)
                        .append("\":");
                body.append(value(dice, route.path, field));
            }
        }
        String whole = body.append('}').toString();
        return dice.oneIn(6) ? dice.nudged(whole) : whole;
    }

    /// Passwords are seldom such that they would be hashed.
    private static String value(Dice dice, String path, String field) {
        boolean isHashed = Map.of("/register", "password", "/account/users", "password", "/user/changepw", "email")
                .getOrDefault(path, "")
                .equals(field);
        if (isHashed && !dice.oneIn(20)) {
            return dice.oneOf("\"\"", "null", "7", "\"" + "p".repeat(80) + "\"");
        }
        if (path.equals("/login") && !dice.oneIn(20)) {
            return dice.oneOf("7", "[]", "true", "{}");
        }
        return dice.oneIn(3) ? "\"" + dice.letters(dice.below(30)) + "@x.org\"" : dice.oneOf(VALUES);
    }

    private static String text(Dice dice) {
        return switch (dice.below(5)) {
            case 0 ->
                dice.oneOf("admin@dev.com", "nobody%40dev.com", "666333", "50", "%ZZ", "%00", "%FF", "", "+", "%C3%BC");
            case 1 -> "00000000-0000-4000-8000-" + dice.letters(12);
            case 2 -> dice.letters(dice.below(40));
            case 3 -> URLEncoder.encode(dice.bytes(dice.below(20)), StandardCharsets.ISO_8859_1);
            default -> dice.oneOf("1-1-1-1-1", "..", "a;b", "a@b.c", "%E2%80%A8", "-1", "99999999999");
        };
    }
}
