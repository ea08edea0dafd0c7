package dev.cardea.core;

import java.nio.file.Path;

/// Copies of the database that can be put in its place.
public interface Backups {

    /// Writes the state of this moment into a new file; the server goes on working meanwhile.
    Result to(Path file);

    /// What came of it.
    sealed interface Result {

        /// The file is complete, durable, and was found to be sound.
        record Written(long bytes) implements Result {}

        /// The database is elsewhere, and its own program writes it.
        ///
        /// @param command as a shell reads it, without a password
        record Elsewhere(String command) implements Result {}

        /// There is no file.
        ///
        /// @param why a sentence without its end
        record Refused(String why) implements Result {}
    }
}
