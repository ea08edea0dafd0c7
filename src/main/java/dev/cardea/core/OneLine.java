package dev.cardea.core;

/// Text that is safe in a header or a list: one line, without control characters, and not too long.
final class OneLine {

    private OneLine() {}

    static boolean is(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(OneLine::breaks);
    }

    /// Any text made to fit: what breaks a line becomes a space, spaces in a row one, and what is too long is cut.
    static String of(String any, int longest) {
        StringBuilder line = new StringBuilder();
        any.chars().forEach(c -> line.append(breaks(c) ? ' ' : (char) c));
        String text = line.toString().strip().replaceAll(" {2,}", " ");
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }

    private static boolean breaks(int c) {
        int kind = Character.getType(c);
        return Character.isISOControl(c) || kind == Character.LINE_SEPARATOR || kind == Character.PARAGRAPH_SEPARATOR;
    }
}
