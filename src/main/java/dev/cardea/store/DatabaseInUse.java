package dev.cardea.store;

/// Another server works on this database; for now, only one may.
public final class DatabaseInUse extends RuntimeException {

    public DatabaseInUse(String database) {
        super("the database " + database + " is in use by another process");
    }
}
