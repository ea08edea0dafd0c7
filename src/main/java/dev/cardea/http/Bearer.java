package dev.cardea.http;

import java.util.Optional;

/// The `Bearer` scheme (RFC 6750 §2.1), forgiving a word that clients in the field send twice.
public final class Bearer {

    private static final String WORD = "Bearer";

    private Bearer() {}

    /// The token of an `Authorization` value; empty if the scheme is another or no token follows it.
    public static Optional<String> token(String authorization) {
        String value = authorization.strip();
        String rest = withoutWord(value, " ");
        return rest.equals(value) || rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    /// A token without the scheme that may stand before it, once or more, with a space or a '+' between.
    public static String bare(String token) {
        return withoutWord(token.strip(), " +");
    }

    /// Whether this is what RFC 6750 §2.1 calls a b64token.
    public static boolean isB64Token(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "-._~+/".indexOf(c) < 0) {
                return false;
            }
        }
        return end > 0;
    }

    private static String withoutWord(String text, String separators) {
        String rest = text;
        while (rest.length() > WORD.length()
                && rest.regionMatches(true, 0, WORD, 0, WORD.length())
                && separators.indexOf(rest.charAt(WORD.length())) >= 0) {
            int begin = WORD.length();
            while (begin < rest.length() && separators.indexOf(rest.charAt(begin)) >= 0) {
                begin++;
            }
            rest = rest.substring(begin);
        }
        return rest;
    }
}
