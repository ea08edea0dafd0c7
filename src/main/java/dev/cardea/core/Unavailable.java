package dev.cardea.core;

/// Something that the answer depends on (the database, a full queue) cannot give it now. A later try may succeed, and
/// what was asked for has not been acknowledged.
public final class Unavailable extends RuntimeException {

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
