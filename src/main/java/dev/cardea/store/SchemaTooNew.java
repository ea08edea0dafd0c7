package dev.cardea.store;

/// The database was written by a newer version of the server, which this one must not touch.
public final class SchemaTooNew extends RuntimeException {

    public SchemaTooNew(int found, int known) {
        super("the database has schema version " + found + ", and this server knows only up to " + known
                + ": start the newer server again, or restore a backup made before the upgrade");
    }
}
