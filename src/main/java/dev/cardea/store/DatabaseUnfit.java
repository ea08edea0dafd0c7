package dev.cardea.store;

/// The database server cannot give what the store promises; the message says what to change.
public final class DatabaseUnfit extends RuntimeException {

    public DatabaseUnfit(String message) {
        super(message);
    }
}
