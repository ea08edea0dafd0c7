package dev.cardea.bench;

import java.util.Locale;

/// What can be asked of `bench/run`.
enum Subject {
    POINT,
    STATICBACKEND,
    STORE,
    OVERLOAD,

    /// Nothing is measured: the page is written anew, with the figures that it has.
    PAGE;

    static Subject named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// On the command line, in file names and on the page.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
