package dev.cardea.store;

import dev.cardea.core.Relocation.Destination;
import dev.cardea.store.MoveClaim.Found;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/// A PostgreSQL database that everything moves to. What is copied is one transaction, so that of a move that
/// breaks off before its end nothing is left there.
final class PostgresDestination implements MoveDestination {

    private final PostgresStore.Settings settings;
    private final StoreObserver observer;
    private Optional<PostgresStore> store = Optional.empty();
    private Optional<PostgresTables> tables = Optional.empty();

    /// @throws MoveRefused if the address is none, or tells a secret
    PostgresDestination(Destination.Postgres to, StoreObserver observer) {
        Optional<DatabaseAddress> address = DatabaseAddress.parse(to.url());
        if (address.isEmpty()) {
            throw new MoveRefused("this is no JDBC address such as jdbc:postgresql://db.example:5432/cardea");
        }
        if (address.get().namesCredentials()) {
            throw new MoveRefused(
                    "the address names a user or a password: give the user with --username, and the password in"
                            + " CARDEA_DATABASE_PASSWORD");
        }
        this.settings = PostgresStore.Settings.of(to.url(), to.username(), to.password());
        this.observer = observer;
    }

    @Override
    public MovedTo movedTo(String move) {
        return new MovedTo(move, MovedTo.POSTGRESQL, settings.place(), settings.username());
    }

    @Override
    public void claim(MoveClaim claim) throws SQLException {
        PostgresConnections connections = new PostgresConnections(settings);
        int version = PostgresMigrations.version(connections.unpooled());
        if (version > Migrations.NEWEST) {
            throw new SchemaTooNew(version, Migrations.NEWEST);
        }
        try (Connection connection = connections.unpooled().getConnection()) {
            look(connection, claim); // before anything is touched
        }
        store = Optional.of(PostgresStore.open(settings, observer));
        PostgresTables target =
                PostgresTables.forWriting(connections.forCopying().getConnection());
        tables = Optional.of(target);
        List<CopiedTable> copied = target.tables();
        target.lock(copied); // nobody else moves in from now on
        claim.judge(target.found(copied), settings.place());
        target.empty(copied);
    }

    @Override
    public CopyTarget tables() {
        return tables.orElseThrow();
    }

    @Override
    public NodeStore keep(String arriving) throws SQLException {
        PostgresTables target = tables.orElseThrow();
        target.keep(arriving);
        target.close();
        NodeStore kept = store.orElseThrow();
        tables = Optional.empty();
        store = Optional.empty();
        return kept;
    }

    @Override
    public void close() {
        tables.ifPresent(PostgresTables::abandon);
        store.ifPresent(PostgresStore::close);
    }

    /// Looks whether there is anything of somebody else's, without making or changing a table.
    private void look(Connection connection, MoveClaim claim) throws SQLException {
        boolean hasOurs = asked(
                connection,
                "SELECT to_regclass('flyway_schema_history') IS NOT NULL" + " AND to_regclass('marks') IS NOT NULL");
        boolean hasAny = asked(
                connection,
                "SELECT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                        + " AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S'))");
        if (!hasOurs) {
            if (hasAny) {
                throw new MoveRefused(settings.place() + " is not empty: it holds tables that are not Cardea's");
            }
            claim.judge(new Found(true, Optional.empty(), false, Optional.empty()), settings.place());
            return;
        }
        try (PostgresTables found = PostgresTables.readOnly(connection)) {
            claim.judge(found.found(found.tables()), settings.place());
        }
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
