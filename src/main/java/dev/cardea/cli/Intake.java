package dev.cardea.cli;

/// What a command reads from standard input or a file, and how much of it at most.
enum Intake {
    NONE("Nothing", 0),
    SIGNING_SECRET("The secret", 16 * 1024, "--secret-file"),
    KEY("The key", 16 * 1024),
    ROOT_TOKEN("The root token", 1024),
    CLIENT_SECRET("The secret", 1024),
    USERS("The list of users", 8 * 1024 * 1024);

    private final String noun;
    private final int mostBytes;
    private final String option;

    Intake(String noun, int mostBytes) {
        this(noun, mostBytes, "--file");
    }

    Intake(String noun, int mostBytes, String option) {
        this.noun = noun;
        this.mostBytes = mostBytes;
        this.option = option;
    }

    /// As it begins a sentence.
    String noun() {
        return noun;
    }

    /// The option that names the file.
    String option() {
        return option;
    }

    int mostBytes() {
        return mostBytes;
    }
}
