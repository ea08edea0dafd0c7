package dev.cardea.app.log;

import java.util.HexFormat;

/// Writes texts of any origin so that they break out of nothing.
final class LogsEscape {

    private static final HexFormat HEX = HexFormat.of();

    private LogsEscape() {}

    /// For people: no line ends, no codes that a terminal would obey.
    static void plain(StringBuilder line, String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (isControl(c)) {
                code(line, c);
            } else {
                line.append(c);
            }
        }
    }

    /// Like [#plain], and without spaces: the value of one field cannot pass for the next field.
    static void field(StringBuilder line, String text) {
        if (isWord(text)) {
            line.append(text);
            return;
        }
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == ' ' || isControl(c)) {
                code(line, c);
            } else {
                line.append(c);
            }
        }
    }

    /// As almost every field is: appended whole it costs a fraction.
    private static boolean isWord(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /// With its quotation marks.
    static void json(StringBuilder line, String text) {
        line.append('"');
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (isControl(c)) {
                code(line, c);
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    private static boolean isControl(char c) {
        return c < ' ' || (c > '~' && (c <= 0x9f || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)));
    }

    private static void code(StringBuilder line, char c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> line.append("\\u").append(HEX.toHexDigits(c));
        }
    }
}
