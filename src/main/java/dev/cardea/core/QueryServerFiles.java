package dev.cardea.core;

import java.nio.file.Path;

/// The way into files that a Query Server has left behind.
public interface QueryServerFiles {

    /// Opens one to read what it holds at this moment, what its write-ahead log holds included. The file is never
    /// written; nobody should write it meanwhile.
    Opening open(Path file);

    /// What came of it.
    sealed interface Opening {

        /// It is to be closed by whoever asked for it.
        record Opened(QueryServerFile file) implements Opening {}

        /// Nothing can be read there.
        ///
        /// @param why goes on after the name of the file, as in "is damaged"
        record Unusable(String why) implements Opening {}
    }
}
