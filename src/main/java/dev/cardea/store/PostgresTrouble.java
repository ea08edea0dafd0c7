package dev.cardea.store;

import java.util.Optional;

/// Why a PostgreSQL database cannot be opened, as far as an operator can do something about it.
public enum PostgresTrouble {
    NO_ANSWER,
    WRONG_CREDENTIALS,
    NO_SUCH_DATABASE,
    NOT_ALLOWED,
    TOO_MANY_CONNECTIONS,
    OTHER;

    /// What the server, or its silence, said.
    ///
    /// @param failure anything that a failed attempt has thrown
    public static PostgresTrouble behind(Throwable failure) {
        Optional<String> code = PostgresFailures.code(failure);
        return code.map(PostgresTrouble::of).orElse(OTHER);
    }

    /// https://www.postgresql.org/docs/15/errcodes-appendix.html
    private static PostgresTrouble of(String code) {
        return switch (code) {
            case "28000", "28P01" -> WRONG_CREDENTIALS;
            case "3D000" -> NO_SUCH_DATABASE;
            case "42501", "3F000" -> NOT_ALLOWED;
            case "53300" -> TOO_MANY_CONNECTIONS;
            case "57P03" -> NO_ANSWER; // it is starting
            default -> code.startsWith("08") ? NO_ANSWER : OTHER;
        };
    }
}
