package dev.cardea.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Brings a PostgreSQL database forward to the schema that this version knows, never back. A version means the same as
/// in SQLite.
final class PostgresMigrations {

    private PostgresMigrations() {}

    static void apply(DataSource source) {
        int found = version(source);
        if (found > Migrations.NEWEST) {
            throw new SchemaTooNew(found, Migrations.NEWEST);
        }
        if (found < Migrations.NEWEST) {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:dev/cardea/store/postgresql")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
    }

    /// As Flyway keeps it; 0 in an empty database.
    static int version(DataSource source) {
        try (Handle handle = Jdbi.create(source).open()) {
            boolean isNew = handle.createQuery("SELECT to_regclass('flyway_schema_history') IS NULL")
                    .mapTo(Boolean.class)
                    .one();
            return isNew
                    ? 0
                    : handle.createQuery(
                                    "SELECT coalesce(max(CAST(version AS integer)), 0) FROM flyway_schema_history WHERE success")
                            .mapTo(Integer.class)
                            .one();
        }
    }
}
