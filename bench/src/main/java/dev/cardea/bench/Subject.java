package dev.cardea.bench;

import java.util.Locale;

/// What can be asked of `bench/run`.
enum Subject {
    OPERATIONS,
    STATICBACKEND,
    STORE,

    /// Those that are part of it, one after the other, and a table of their targets.
    ALL,

    /// Not part of a run of everything: it fetches another server.
    PEERS,
    SCALE,
    RETENTION,

    /// Nothing is measured: the page is written anew, with the figures that it has.
    PAGE;

    static Subject named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// On the command line, in file names and on the page.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether `bench/run all` measures it. Then it keeps its results, with verdicts, in [Place#results].
    boolean isPartOfAll() {
        return switch (this) {
            case OPERATIONS, STATICBACKEND, SCALE, RETENTION -> true;
            case STORE, ALL, PEERS, PAGE -> false;
        };
    }
}
