package dev.cardea.cli;

/// What a command reads from standard input or the file of `--file`, and how much of it at most.
enum Intake {
    NONE("Nothing", 0),
    KEY("The key", 16 * 1024),
    ROOT_TOKEN("The root token", 1024),
    CLIENT_SECRET("The secret", 1024),
    USERS("The list of users", 8 * 1024 * 1024);

    private final String noun;
    private final int mostBytes;

    Intake(String noun, int mostBytes) {
        this.noun = noun;
        this.mostBytes = mostBytes;
    }

    /// As it begins a sentence.
    String noun() {
        return noun;
    }

    int mostBytes() {
        return mostBytes;
    }
}
