package dev.cardea.store;

import java.nio.file.Path;

/// Another server works on this data folder; two would destroy each other's work.
public final class DataFolderInUse extends RuntimeException {

    public DataFolderInUse(Path folder) {
        super("the data folder " + folder + " is in use by another process");
    }
}
