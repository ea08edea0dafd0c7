package dev.cardea.cli;

/// A number of things in words.
final class Count {

    private Count() {}

    /// As `1 refresh token` or `2 refresh tokens`.
    static String of(long count, String noun) {
        return count + " " + (count == 1 ? noun : noun + "s");
    }
}
