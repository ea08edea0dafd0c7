package dev.cardea.resilience;

import dev.cardea.app.Development;
import dev.cardea.testing.Dice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sound requests of Query Server's and Aviauth's routes, whose bodies are already odd: most of them cost no hash.
final class FuzzedPrograms {

    private record Route(String method, String path, String bearer, List<String> fields) {}

    private static final List<Route> ROUTES = List.of(
            new Route("POST", "/_/user-token/value", "", List.of("email", "password")),
            new Route("GET", "/_/user/token/value?email={text}", "query", List.of()),
            new Route("GET", "/_/user-token", "query", List.of()),
            new Route("POST", "//_//user//token//", "query", List.of("email", "write", "expiration_date")),
            new Route("PUT", "/_/user-token", "query", List.of("email", "write", "expiration_date")),
            new Route("DELETE", "/_/user/token/", "query", List.of("email")),
            new Route("GET", "/_/user", "query", List.of()),
            new Route("POST", "/_/user", "query", List.of("email", "password", "admin", "active")),
            new Route("PUT", "/_/user", "query", List.of("email", "new_email", "admin", "active")),
            new Route("DELETE", "/_/user", "query", List.of("email")),
            new Route("GET", "/_/token", "query", List.of()),
            new Route("POST", "/_/token", "query", List.of("name", "write", "active", "expiration_date")),
            new Route("PUT", "/_/token", "query", List.of("name", "write", "active", "expiration_date")),
            new Route("DELETE", "/_/token", "query", List.of("name")),
            new Route("GET", "/_/token/value?name={text}", "query", List.of()),
            new Route("HEAD", "/_/user", "query", List.of()),
            new Route(
                    "POST",
                    "/latest/users/register/",
                    "",
                    List.of("grant_type", "email", "password", "scope", "client_id", "client_secret")),
            new Route(
                    "POST",
                    "/v0/auth/token",
                    "",
                    List.of("grant_type", "username", "refresh_token", "scope", "client_id", "client_secret")),
            new Route("POST", "/latest/auth/revoke", "", List.of("token", "client_id", "client_secret")),
            new Route("GET", "/latest/users/profile", "grant", List.of()),
            new Route("GET", "/latest/users/verify?id={text}&token={text}", "", List.of()),
            new Route("POST", "/latest/users/verify", "", List.of("id", "token")),
            new Route("POST", "/latest/applications/register", "grant", List.of("client_id", "client_secret")),
            new Route("OPTIONS", "/latest/auth/token", "", List.of()));

    /// In JSON, as they stand in a body.
    private static final List<String> VALUES = List.of(
            "\"\"",
            "\" \"",
            "\"u1\"",
            "\"nobody@dev.com\"",
            "\"John Doe <a@b.co>\"",
            "\"a..b@example.com\"",
            "\"a\\u0000b@x.org\"",
            "\"\\ud800\"",
            "\"e\\u0301@x.org\"",
            "\"" + "a".repeat(300) + "\"",
            "\"user:full openid nothing\"",
            "\"password\"",
            "\"refresh_token\"",
            "\"public-client-id\"",
            "\"super-secret-secret\"",
            "\"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjF9.x\"",
            "null",
            "true",
            "false",
            "0",
            "-1",
            "99999999999",
            "100000000000",
            "9223372036854775807",
            "-9223372036854775808",
            "99999999999999999999",
            "1.5",
            "1e2",
            "[]",
            "[[[[[[[[]]]]]]]]",
            "{\"email\":\"a@b.c\"}");

    private FuzzedPrograms() {}

    static FuzzDraft sound(Dice dice, Material user) {
        Route route = dice.oneOf(ROUTES);
        String target = route.path;
        while (target.contains("{text}")) {
            target = target.replaceFirst(
                    "\\{text}", URLEncoder.encode(dice.bytes(dice.below(20)), StandardCharsets.ISO_8859_1));
        }
        FuzzDraft draft = new FuzzDraft(route.method, target);
        draft.host = "Host: 127.0.0.1";
        String bearer = switch (route.bearer) {
            case "query" -> user.query();
            case "grant" -> user.grant();
            default -> "";
        };
        if (!bearer.isEmpty()) {
            draft.headers.add("Authorization: Bearer " + bearer);
            draft.keepSecret(bearer);
        }
        if (dice.oneIn(10)) {
            draft.headers.add("Accept: text/html");
        }
        if (!route.fields.isEmpty()) {
            fill(dice, draft, route);
        }
        return draft;
    }

    private static void fill(Dice dice, FuzzDraft draft, Route route) {
        boolean isForm = route.path.contains("/auth/") || route.path.contains("/users/");
        switch (isForm ? dice.below(4) : 3) {
            case 0 -> {
                draft.headers.add("Content-Type: multipart/form-data; boundary=b");
                draft.body = multipart(dice, route);
            }
            case 1, 2 -> {
                draft.headers.add("Content-Type: application/x-www-form-urlencoded");
                draft.body = form(dice, route);
            }
            default -> {
                draft.headers.add("Content-Type: application/json");
                draft.body = dice.oneIn(8) ? FuzzedBodies.json(dice) : json(dice, route);
            }
        }
        draft.body = dice.oneIn(6) ? dice.nudged(draft.body) : draft.body;
    }

    private static String json(Dice dice, Route route) {
        StringBuilder body = new StringBuilder("{");
        for (String field : route.fields) {
            if (!dice.oneIn(6)) {
                body.append(body.length() == 1 ? "" : ",")
                        .append('"')
                        .append(field)
                        .append("\":");
                body.append(value(dice, route, field));
            }
        }
        return body.append(dice.oneIn(10) ? ",}" : "}").toString();
    }

    private static String form(Dice dice, Route route) {
        StringBuilder body = new StringBuilder();
        for (String field : route.fields) {
            body.append(body.isEmpty() ? "" : "&").append(field).append('=');
            body.append(URLEncoder.encode(value(dice, route, field).replace("\"", ""), StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    private static String multipart(Dice dice, Route route) {
        StringBuilder body = new StringBuilder();
        for (String field : route.fields) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(field)
                    .append("\"\r\n\r\n");
            body.append(value(dice, route, field).replace("\"", "")).append("\r\n");
        }
        return body.append(dice.oneIn(4) ? "" : "--b--\r\n").toString();
    }

    /// Clients are often the right one, and passwords seldom such that they would be hashed.
    private static String value(Dice dice, Route route, String field) {
        return switch (field) {
            case "client_id" -> dice.oneIn(3) ? dice.oneOf(VALUES) : "\"" + Development.CLIENT_ID + "\"";
            case "client_secret" -> dice.oneIn(3) ? dice.oneOf(VALUES) : "\"" + Development.CLIENT_SECRET + "\"";
            case "password", "new_password" -> dice.oneIn(20) ? "\"pw\"" : dice.oneOf("\"\"", "null", "{}", "[]");
            case "email", "username", "name" ->
                dice.oneIn(3) ? dice.oneOf(VALUES) : "\"" + route.method + dice.letters(dice.below(3)) + "@x.org\"";
            default -> dice.oneOf(VALUES);
        };
    }
}
