package dev.cardea.flow;

import dev.cardea.core.Backups;
import java.nio.file.Path;

/// Writes a copy of the database into a new file, while the server works.
public final class BackUp {

    private final Backups backups;

    BackUp(Backups backups) {
        this.backups = backups;
    }

    /// Returns when the file is complete, or when it is certain that there is none.
    ///
    /// @param file that is not there yet
    public Backups.Result run(Path file) {
        return backups.to(file);
    }
}
