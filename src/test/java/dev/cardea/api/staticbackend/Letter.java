package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.DEFAULT_LINK;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail that the server has sent.
record Letter(String to, String subject, String text, String html) {

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&\\s]+)&");

    /// The code of the first link.
    String code() {
        Matcher matcher = CODE.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no code in: " + text);
        }
        return matcher.group(1);
    }

    /// What stands for `[link]` in a letter that was asked for with the usual link.
    static String link(String code, String address) {
        return DEFAULT_LINK + "?code=" + code + "&email=" + address;
    }

    /// The HTML with each `&amp;` as the reader sees it.
    String shown() {
        return html.replace("&amp;", "&")
                .replace("&#64;", "@")
                .replace("&#61;", "=")
                .replace("&#43;", "+");
    }
}
