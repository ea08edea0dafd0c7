package dev.cardea.api.aviauth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words what is wrong with a text that is no JSON as Python's reader does, whose words the original hands on (contract
/// aviauth.md §3). It decides nothing: that it is no JSON is known before.
final class JsonSyntax {

    private static final Pattern SCALAR =
            Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    /// What may come next.
    private enum Next {
        VALUE,
        VALUE_OR_END,
        NAME,
        NAME_OR_END,
        COLON,
        COMMA_OR_END
    }

    private final String text;
    private final Deque<Character> open = new ArrayDeque<>();
    private Next next = Next.VALUE;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /// The first thing that is wrong; if nothing is found, that a value is missing at the beginning.
    static Slip slip(String text) {
        return new JsonSyntax(text).find().orElseGet(() -> slip(text, "Expecting value", 0));
    }

    private Optional<Slip> find() {
        skipBlanks();
        while (at < text.length() || next != Next.COMMA_OR_END || !open.isEmpty()) {
            Optional<Slip> slip = step(at < text.length() ? text.charAt(at) : '\0');
            if (slip.isPresent()) {
                return slip;
            }
            skipBlanks();
        }
        return Optional.empty();
    }

    private Optional<Slip> step(char c) {
        return switch (next) {
            case VALUE -> value(c);
            case VALUE_OR_END -> c == ']' ? close() : value(c);
            case NAME -> name(c);
            case NAME_OR_END -> c == '}' ? close() : name(c);
            case COLON -> c == ':' ? then(Next.VALUE, 1) : wrong("Expecting ':' delimiter");
            case COMMA_OR_END -> afterValue(c);
        };
    }

    private Optional<Slip> value(char c) {
        if (c == '{' || c == '[') {
            open.push(c);
            return then(c == '{' ? Next.NAME_OR_END : Next.VALUE_OR_END, 1);
        }
        if (c == '"') {
            return string(Next.COMMA_OR_END);
        }
        Matcher scalar = SCALAR.matcher(text).region(at, text.length());
        return scalar.lookingAt() ? then(Next.COMMA_OR_END, scalar.end() - at) : wrong("Expecting value");
    }

    private Optional<Slip> name(char c) {
        return c == '"' ? string(Next.COLON) : wrong("Expecting property name enclosed in double quotes");
    }

    private Optional<Slip> afterValue(char c) {
        if (open.isEmpty()) {
            return wrong("Extra data");
        }
        boolean isObject = open.peek() == '{';
        if (c == (isObject ? '}' : ']')) {
            return close();
        }
        return c == ',' ? then(isObject ? Next.NAME : Next.VALUE, 1) : wrong("Expecting ',' delimiter");
    }

    private Optional<Slip> string(Next afterwards) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return then(afterwards, i + 1 - at);
            }
            if (c < ' ') {
                return Optional.of(slip(text, "Invalid control character at", i));
            }
            if (c == '\\') {
                i++;
            }
        }
        return wrong("Unterminated string starting at");
    }

    private Optional<Slip> close() {
        open.pop();
        return then(Next.COMMA_OR_END, 1);
    }

    private Optional<Slip> then(Next afterwards, int length) {
        at += length;
        next = afterwards;
        return Optional.empty();
    }

    private Optional<Slip> wrong(String message) {
        return Optional.of(slip(text, message, at));
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static Slip slip(String text, String message, int at) {
        String before = text.substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, at) + 1;
        return new Slip(message, before.codePointCount(0, at), line, column);
    }

    /// What is wrong, and where.
    ///
    /// @param position in code points, from 0
    /// @param line from 1
    /// @param column from 1
    record Slip(String message, int position, int line, int column) {

        @Override
        public String toString() {
            return message + ": line " + line + " column " + column + " (char " + position + ")";
        }
    }
}
