package dev.cardea.api.queryserver;

/// A member that an endpoint looks for in a body; it ignores all others.
record Field(String name, Kind kind, boolean isRequired) {

    /// What a value must be.
    ///
    /// Each has the words by which error texts name it.
    enum Kind {
        TEXT("a string"),
        TRUTH("a boolean"),
        NUMBER("i64");

        private final String wanted;

        Kind(String wanted) {
            this.wanted = wanted;
        }

        String wanted() {
            return wanted;
        }
    }

    static Field text(String name) {
        return new Field(name, Kind.TEXT, true);
    }

    static Field maybeText(String name) {
        return new Field(name, Kind.TEXT, false);
    }

    static Field maybeTruth(String name) {
        return new Field(name, Kind.TRUTH, false);
    }

    static Field maybeNumber(String name) {
        return new Field(name, Kind.NUMBER, false);
    }
}
