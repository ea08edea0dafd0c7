package dev.cardea.bench;

import java.util.Locale;

/// What is asked of a server over a store of some size, each measured on its own.
enum ScaleOperation {
    INTROSPECT(Kind.READ),
    ME(Kind.READ),
    MINT(Kind.READ),

    /// Of the same number of users at every size, picked from all: what the size does to a check besides needing more
    /// memory to remember everybody.
    INTROSPECT_FEW(Kind.COMPARISON),
    ME_FEW(Kind.COMPARISON),
    CREATE(Kind.CREATION),
    REVOKE(Kind.COMPARISON);

    /// Which target it has.
    enum Kind {
        READ,
        CREATION,
        COMPARISON
    }

    private final Kind kind;

    ScaleOperation(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /// In tables and file names.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Which of bench/wrk sends it.
    String script() {
        return word().replace("-few", "");
    }
}
