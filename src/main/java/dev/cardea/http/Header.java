package dev.cardea.http;

/// One line of a message's head, safe to write as it is.
public record Header(String name, String value) {

    /// Refuses what would end the line or the head early (RFC 9110 §5.5), so no answer can be split.
    public Header {
        if (!Tokens.isToken(name)) {
            throw new IllegalArgumentException("not a header name: " + Tokens.printable(name));
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new IllegalArgumentException("not a value for header " + name);
            }
        }
    }
}
