package dev.cardea.bench;

import java.util.Locale;

/// What can be asked of `bench/run`.
enum Subject {
    OPERATIONS(true),
    STATICBACKEND(true),
    OVERLOAD(true),
    START(true),
    MEMORY(true),
    SCALE(true),
    RETENTION(true),

    /// The memory and the speed that flags of the JVM bring, side by side.
    FLAGS(false),

    /// It fetches another server.
    PEERS(false),
    STORE(false),

    /// Those that are part of it, one after the other, and a table of their targets.
    ALL(false),

    /// Nothing is measured: the page is written anew, with the figures that it has.
    PAGE(false);

    private final boolean isPartOfAll;

    Subject(boolean isPartOfAll) {
        this.isPartOfAll = isPartOfAll;
    }

    static Subject named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// On the command line, in file names and on the page.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether `bench/run all` measures it. Then it keeps its results, with verdicts, in [Place#results].
    boolean isPartOfAll() {
        return isPartOfAll;
    }
}
