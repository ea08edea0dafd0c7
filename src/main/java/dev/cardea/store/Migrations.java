package dev.cardea.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a database file forward to the schema that this version knows, never back.
///
/// SQLite's `user_version` repeats the version of the newest migration, so that a start on a current file does not pay
/// for Flyway.
final class Migrations {

    static final int NEWEST = 5;

    private Migrations() {}

    static void apply(SqliteFile file) {
        try (Link link = file.writer()) {
            int found = version(link);
            if (found > NEWEST) {
                throw new SchemaTooNew(found, NEWEST);
            }
            if (found < NEWEST) {
                migrate(file.source());
                link.statement("PRAGMA user_version = " + NEWEST).execute();
            }
        }
    }

    private static int version(Link link) {
        return link.statement("PRAGMA user_version").map(row -> row.getInt(1)).one();
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/cardea/store/sqlite")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
