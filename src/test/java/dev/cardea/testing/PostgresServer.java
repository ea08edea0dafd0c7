package dev.cardea.testing;

import dev.cardea.store.PostgresStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The PostgreSQL server of this JVM's tests, with a database for each of them.
public final class PostgresServer {

    private static final String TEMPLATE = "migrated";

    private final AtomicInteger databases = new AtomicInteger();
    private final PostgresProcess process;

    private PostgresServer(PostgresProcess process) {
        this.process = process;
    }

    /// Empty where no programs of a server can be had.
    public static Optional<PostgresServer> running() {
        return Holder.SERVER;
    }

    /// A server that is nobody else's, and does not run yet; empty where no programs of one can be had.
    public static Optional<PostgresProcess> another() {
        return PostgresPrograms.areThere() ? Optional.of(PostgresProcess.make()) : Optional.empty();
    }

    /// A database that is up to date and empty; to be given back with [#drop].
    public String create() {
        String database = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE);
        return database;
    }

    /// A database without any table.
    public String createEmpty() {
        String database = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + database + " TEMPLATE template0");
        return database;
    }

    /// Whoever is still connected is cut off.
    public void drop(String database) {
        execute("DROP DATABASE " + database + " WITH (FORCE)");
    }

    public PostgresStore.Settings settings(String database) {
        return PostgresStore.Settings.of(url(database), username(), password()).withPool(8);
    }

    /// For JDBC, without user and password.
    public String url(String database) {
        return process.url(database);
    }

    /// Of a superuser, who owns every database.
    public String username() {
        return process.username();
    }

    public String password() {
        return process.password();
    }

    public int port() {
        return process.port();
    }

    /// Runs a statement in a connection of its own.
    public void execute(String database, String sql) {
        process.execute(database, sql);
    }

    private void execute(String sql) {
        execute("postgres", sql);
    }

    private static PostgresServer start(PostgresProcess process) {
        process.start();
        PostgresServer server = new PostgresServer(process);
        server.execute("CREATE DATABASE " + TEMPLATE);
        PostgresStore.open(server.settings(TEMPLATE)).close();
        return server;
    }

    /// Started when the first test asks.
    private static final class Holder {

        static final Optional<PostgresServer> SERVER = another().map(PostgresServer::start);
    }
}
