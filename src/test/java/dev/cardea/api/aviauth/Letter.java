package dev.cardea.api.aviauth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail that the server has sent.
record Letter(String to, String subject, String text, String html) {

    private static final Pattern LINK =
            Pattern.compile("(https?://\\S+)(/users/verify\\?id=[0-9a-f-]{36}&token=[0-9a-f]{32})");

    /// What the link begins with: the address of the API.
    String url() {
        return link().group(1);
    }

    /// The rest of the link: path and query.
    String path() {
        return link().group(2);
    }

    private Matcher link() {
        Matcher matcher = LINK.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no link in: " + text);
        }
        return matcher;
    }
}
