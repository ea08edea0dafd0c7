package dev.cardea.core;

import java.util.regex.Pattern;

/// Where links in letters may lead: anything that continues this beginning of an address (decision 18).
///
/// @param text an absolute address such as `https://app.example/` or `myapp://sign-in`, at most 500 characters
public record LinkPrefix(String text) {

    private static final int LONGEST = 500;
    /// What an address may hold (RFC 3986 §2), the rest being percent-encoded.
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+");

    /// A segment `.` or `..`, however it is written, by which a path leaves where it began.
    private static final Pattern CLIMBS = Pattern.compile("^[^?#]*/(?:\\.|%2[eE]){1,2}(?:[/?#]|$)");

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>\\\\@#?]+");

    public LinkPrefix {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not the beginning of an address, as https://app.example/: " + text);
        }
    }

    public static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /// Whether the link goes on from here, and not to a host or a path whose name only begins alike: after
    /// `https://app.example` may come `/`, `?`, `#` or nothing.
    public boolean covers(String link) {
        if (!link.startsWith(text)
                || !CHARACTERS.matcher(link).matches()
                || CLIMBS.matcher(link).find()) {
            return false;
        }
        return link.length() == text.length() || text.endsWith("/") || "/?#".indexOf(link.charAt(text.length())) >= 0;
    }
}
