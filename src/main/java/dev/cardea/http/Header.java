package dev.cardea.http;

/// One line of a message's head, safe to write as it is.
public record Header(String name, String value) {

    /// Refuses what would end the line or the head early (RFC 9110 §5.5), so no answer can be split.
    public Header {
        if (!Tokens.isToken(name)) {
            throw new IllegalArgumentException("not a header name: " + Tokens.printable(name));
        }
        if (!isValue(value)) {
            throw new IllegalArgumentException("not a value for header " + name);
        }
    }

    /// Whether an answer may carry this in its head; what others sent in theirs need not be such.
    public static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && c != '\t') {
                return false;
            }
        }
        return true;
    }
}
