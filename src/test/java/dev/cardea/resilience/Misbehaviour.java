package dev.cardea.resilience;

/// The server did what it must never do; the message says what.
final class Misbehaviour extends RuntimeException {

    private final String about;

    Misbehaviour(String message) {
        super(message);
        this.about = message;
    }

    Misbehaviour(String message, Throwable cause) {
        super(message, cause);
        this.about = message;
    }

    String about() {
        return about;
    }
}
