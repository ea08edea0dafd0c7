package dev.cardea.cli;

import java.util.Optional;

/// What a command reads from standard input or a file, and how much of it at most.
enum Intake {
    NONE("Nothing", 0),
    SIGNING_SECRET("The secret", 16 * 1024, "--secret-file"),
    KEY("The key", 16 * 1024),
    ROOT_TOKEN("The root token", 1024),
    DATABASE_PASSWORD("The password", 1024, "--password-file", "CARDEA_DATABASE_PASSWORD"),
    CLIENT_SECRET("The secret", 1024),
    USERS("The list of users", 8 * 1024 * 1024);

    private final String noun;
    private final int mostBytes;
    private final String option;
    private final String variable;

    Intake(String noun, int mostBytes) {
        this(noun, mostBytes, "--file");
    }

    Intake(String noun, int mostBytes, String option) {
        this(noun, mostBytes, option, "");
    }

    Intake(String noun, int mostBytes, String option, String variable) {
        this.noun = noun;
        this.mostBytes = mostBytes;
        this.option = option;
        this.variable = variable;
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

    /// The variable of the environment that may have it, if one may.
    Optional<String> variable() {
        return Optional.of(variable).filter(name -> !name.isEmpty());
    }
}
