package dev.cardea.store;

import dev.cardea.core.Unavailable;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
            requireRightToMakeTables(source);
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:dev/cardea/store/postgresql")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
    }

    /// Without it Flyway would try for ten seconds.
    private static void requireRightToMakeTables(DataSource source) {
        try (Link link = Link.lent(source)) {
            boolean mayMakeTables = link.statement(
                            "SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")
                    .map(row -> row.getBoolean(1))
                    .one();
            if (!mayMakeTables) {
                throw new Unavailable("the user may not make tables", new SQLException("no right to create", "42501"));
            }
        }
    }

    /// As Flyway keeps it; 0 in an empty database.
    static int version(DataSource source) {
        try (Link link = Link.lent(source)) {
            boolean isNew = link.statement("SELECT to_regclass('flyway_schema_history') IS NULL")
                    .map(row -> row.getBoolean(1))
                    .one();
            return isNew
                    ? 0
                    : link.statement(
                                    "SELECT coalesce(max(CAST(version AS integer)), 0) FROM flyway_schema_history WHERE success")
                            .map(row -> row.getInt(1))
                            .one();
        }
    }
}
