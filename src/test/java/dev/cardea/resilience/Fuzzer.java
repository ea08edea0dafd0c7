package dev.cardea.resilience;

import dev.cardea.testing.Dice;
import java.util.List;

/// Draws requests: sound ones of every route with up to three things wrong, and a few that are wrong
/// altogether.
final class Fuzzer {

    private record Route(String method, String path, String bearer) {}

    private static final List<Route> ROUTES = List.of(
            new Route("POST", "/users/{user}", "key"),
            new Route("POST", "/users/{user}/access_token", "key"),
            new Route("POST", "/users/{user}/access_token", "refresh"),
            new Route("DELETE", "/users/{user}/access_token/{token}", "key"),
            new Route("DELETE", "/users/{user}/access_token/{token}", "refresh"),
            new Route("POST", "/organizations/users/{user}", "key"),
            new Route("GET", "/organizations/users/{user}", "key"),
            new Route("HEAD", "/organizations/users/{user}", "key"),
            new Route("POST", "/organizations/users/{user}/access_token", "refresh"),
            new Route("DELETE", "/organizations/users/{user}/access_token/{token}", "access"),
            new Route("POST", "/organizations/users/{user}/refresh_token", "key"),
            new Route("DELETE", "/organizations/users/{user}/refresh_token", "refresh"),
            new Route("OPTIONS", "/organizations/users/{user}", ""),
            new Route("POST", "/oauth2/introspect", "key"),
            new Route("POST", "/oauth2/revoke", "key"),
            new Route("GET", "/healthz", ""),
            new Route("GET", "/readyz", ""),
            new Route("GET", "/nothing", "key"));

    private final Dice dice;
    private final Material user;

    Fuzzer(Dice dice, Material user) {
        this.dice = dice;
        this.user = user;
    }

    /// One that ends where its text ends.
    FuzzInput framed() {
        FuzzDraft draft = sound();
        for (int wrong = dice.below(3); wrong > 0; wrong--) {
            Mutations.spoil(dice, draft, user);
        }
        return draft.framed(dice);
    }

    /// One whose end nobody can tell: the last on its connection.
    FuzzInput unframed() {
        if (dice.oneIn(8)) {
            return new FuzzInput(dice.bytes(dice.below(600)), "", "", false, List.of());
        }
        FuzzDraft draft = sound();
        if (dice.oneIn(4)) {
            Mutations.spoil(dice, draft, user);
        }
        FuzzInput input = dice.oneIn(2) ? Framings.broken(dice, draft) : draft.framed(dice);
        return dice.oneIn(2) ? input.with(torn(input.text())) : input.with(input.text());
    }

    private FuzzDraft sound() {
        return switch (dice.below(3)) {
            case 0 -> FuzzedPeople.sound(dice, user);
            case 1 -> FuzzedPrograms.sound(dice, user);
            default -> sound(dice.oneOf(ROUTES));
        };
    }

    private FuzzDraft sound(Route route) {
        String name = dice.oneIn(3) ? FuzzedTargets.name(dice, user) : user.pointIdInPath();
        boolean isCreation = route.path.endsWith("{user}") && route.method.equals("POST");
        String named = isCreation && dice.oneIn(2) ? user.name() : name;
        String token = dice.oneIn(3) ? user.access() : Dice.oneLine(FuzzedTokens.token(dice, user));
        FuzzDraft draft =
                new FuzzDraft(route.method, route.path.replace("{user}", named).replace("{token}", token));
        draft.keepSecret(named);
        draft.keepSecret(token);
        String bearer = switch (route.bearer) {
            case "key" -> FuzzedTokens.API_KEY;
            case "refresh" -> user.refresh();
            case "access" -> user.access();
            default -> "";
        };
        if (!bearer.isEmpty()) {
            draft.headers.add("Authorization: Bearer " + bearer);
            draft.keepSecret(bearer);
        }
        if (route.path.startsWith("/oauth2")) {
            draft.headers.add("Content-Type: application/x-www-form-urlencoded");
            draft.body = FuzzedBodies.form(dice, user);
        }
        return draft;
    }

    /// Bytes lost, changed, doubled, or the end missing.
    private String torn(String text) {
        int at = dice.below(text.length() + 1);
        int until = Math.min(text.length(), at + dice.below(40));
        return switch (dice.below(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(until);
            case 2 -> text.substring(0, at) + dice.bytes(1 + dice.below(20)) + text.substring(at);
            case 3 -> text.substring(0, until) + text.substring(at);
            case 4 -> text.replaceFirst("\r\n", dice.oneOf("\n", "\r", "\r\r\n", "\n\r", "\r\n\r\n", "\u0000"));
            default -> dice.nudged(dice.nudged(text));
        };
    }
}
