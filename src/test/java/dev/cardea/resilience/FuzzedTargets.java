package dev.cardea.resilience;

import dev.cardea.testing.Dice;
import java.util.List;
import java.util.Locale;

/// Request targets and their segments: what proxies, browsers and attackers make of them. None contains CR or
/// LF.
final class FuzzedTargets {

    private static final List<String> ODD_NAMES = List.of(
            "",
            ".",
            "..",
            "...",
            "%2e",
            "%2e%2e",
            "%2E%2E%2F",
            "%252e%252e",
            "a b",
            "a%20b",
            "a%2Fb",
            "a%5Cb",
            "a\\b",
            "a%00b",
            "a%0d%0ab",
            "a%ZZ",
            "a%4",
            "a%",
            "%C3%BC",
            "%FF%FE",
            "%C0%AE",
            "%ED%A0%80",
            "%F4%90%80%80",
            "a;b=c",
            "a?b=c",
            "a#b",
            "a+b",
            "a|b",
            "|",
            "point|",
            "POINT%7Cabc",
            "point%7C",
            "point%257Cabc",
            "point|-oPHnYThG64UF_FB1_26l",
            "point%7CCCCCCCCCCCCCCCCCCCCCC",
            "anna@example.org",
            "anna%40example.org",
            "@",
            "a@b",
            "\"",
            "<script>",
            "{user}",
            "*",
            "%",
            "%%",
            "~",
            "access_token",
            "refresh_token");

    private FuzzedTargets() {}

    /// A user's name, known or new, sound or odd.
    static String name(Dice dice, Material user) {
        return switch (dice.below(10)) {
            case 0, 1 -> user.name();
            case 2, 3 -> user.pointIdInPath();
            case 4 ->
                dice.oneOf(
                        user.pointId(),
                        user.pointId().replace("|", "%7c"),
                        user.pointId().replace("|", "%257C"));
            case 5 -> "known-users-name-" + dice.below(400);
            case 6 -> Dice.oneLine(dice.nudged(user.name()));
            case 7 -> Dice.oneLine(dice.nudged(user.pointIdInPath()));
            case 8 -> "a".repeat(dice.oneOf(List.of(254, 255, 256, 4_000)));
            default -> dice.oneOf(ODD_NAMES);
        };
    }

    /// The whole target in another form.
    static String bent(Dice dice, String target) {
        int at = dice.below(target.length() + 1);
        String before = target.substring(0, at);
        String after = target.substring(at);
        return switch (dice.below(14)) {
            case 0 -> target + dice.oneOf("/", "//", "/.", "/..", "/%2e%2e", ";", ";x=y", "/x", "%20", " ", "%00");
            case 1 -> target + dice.oneOf("?", "?a=b", "?access_token=" + FuzzedTokens.API_KEY, "?%ZZ", "??", "?a#b");
            case 2 ->
                dice.oneOf("http://", "HTTP://", "https://", "ftp://", "http:", "//", "http:///", "://")
                        + dice.oneOf("staging.sdk.point.test", "x", "me@staging.x", "", "[::1]:80", "staging.x:99999")
                        + target;
            case 3 -> dice.oneOf("", "*", "/", "//", "///", "/users", "/users/", "/organizations", "/%75sers/a", "x");
            case 4 -> target.substring(Math.min(1, target.length()));
            case 5 -> before + dice.oneOf("/", "//", "/./", "/../", "/%2e%2e/", "\\", "%5C", "%2F", "%252F") + after;
            case 6 ->
                before + dice.oneOf("|", "\"", "<", ">", "^", "`", "{", "}", "[", "]", "'", "@", ":", "~") + after;
            case 7 ->
                before + dice.oneOf("\u0000", "\u0001", "\t", "\u000b", "\u007f", "\u0080", "\u00ff", "\u00c3") + after;
            case 8 -> before + dice.oneOf("%00", "%0a", "%0D", "%", "%4", "%ZZ", "%ff", "%c3%28", "%u0041") + after;
            case 9 -> before + dice.letters(dice.oneOf(List.of(1, 30, 300, 3_000, 9_000))) + after;
            case 10 -> target.toUpperCase(Locale.ROOT);
            case 11 -> before + "/x".repeat(dice.below(600)) + after;
            case 12 -> before;
            default -> Dice.oneLine(dice.nudged(target));
        };
    }
}
