package dev.cardea.core;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The way of everything to another database, while the server goes on working.
public interface Relocation {

    /// Copies everything, compares it, and goes on there. Writes that come meanwhile wait; where it ends otherwise
    /// than [Result.Done], nothing has changed.
    ///
    /// @param move tells this attempt from all others
    Result run(Destination to, UUID move);

    /// Where it goes.
    sealed interface Destination {

        /// A PostgreSQL database that has nothing in it.
        ///
        /// @param url as its JDBC driver reads it
        record Postgres(String url, String username, String password) implements Destination {

            @Override
            public String toString() {
                return "Postgres[hidden]";
            }
        }

        /// The file of the data folder.
        record Folder() implements Destination {}
    }

    /// What came of it.
    sealed interface Result {

        /// Everything is there, and what was there before is marked as moved.
        ///
        /// @param tables what was compared
        /// @param pause how long writes had to wait
        /// @param settings what the configuration must say from the next start on, line by line
        record Done(List<Table> tables, Duration pause, List<String> settings) implements Result {

            public Done {
                tables = List.copyOf(tables);
                settings = List.copyOf(settings);
            }
        }

        /// Everything is where it was.
        ///
        /// @param why a sentence without its end
        record Refused(String why) implements Result {}
    }

    /// A table as it was found on both sides.
    ///
    /// @param checksum over all rows
    record Table(String name, long rows, long checksum) {}
}
