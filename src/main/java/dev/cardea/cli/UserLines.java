package dev.cardea.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A list of users, one a line.
final class UserLines {

    static final int MOST = 10_000;

    private UserLines() {}

    /// Lines that are empty count but are left out.
    ///
    /// @throws WrongUsage if there are more than [#MOST]
    static List<UserLine> read(Input input) {
        byte[] bytes = input.bytes();
        List<UserLine> lines = new ArrayList<>();
        int number = 0;
        for (int begin = 0; begin < bytes.length; ) {
            int end = end(bytes, begin);
            number++;
            if (number > MOST) {
                throw new WrongUsage("There are more than " + MOST + " lines: divide them into several lists, with the"
                        + " users of one account in the same one.");
            }
            if (!isBlank(bytes, begin, end)) {
                lines.add(UserLine.read(number, Arrays.copyOfRange(bytes, begin, end)));
            }
            begin = end + 1;
        }
        return List.copyOf(lines);
    }

    private static int end(byte[] bytes, int begin) {
        int end = begin;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] bytes, int begin, int end) {
        for (int at = begin; at < end; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
                return false;
            }
        }
        return true;
    }
}
