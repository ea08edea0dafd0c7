package dev.cardea.chaos;

import dev.cardea.chaos.Fleet.Database;
import dev.cardea.testing.PostgresProcess;
import java.time.Duration;

/// A primary and its synchronous standby: what the primary has answered for, the standby has.
final class PostgresPair implements AutoCloseable {

    private static final String NAME = "standby";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresProcess primary;
    private final PostgresProcess standby;

    private PostgresPair(PostgresProcess primary, PostgresProcess standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /// Starts both, with an empty database of that name; returns when the standby keeps up.
    ///
    /// @param primary new, and not running
    static PostgresPair of(PostgresProcess primary, String database) {
        PostgresProcess standby = primary.copy();
        standby.configure("standby.signal", "");
        standby.configure(
                "postgresql.auto.conf",
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s application_name=%s'%n"
                        .formatted(primary.port(), primary.username(), primary.password(), NAME));
        primary.start("-c", "synchronous_commit=on", "-c", "synchronous_standby_names=" + NAME);
        standby.start("-c", "synchronous_commit=on");
        PostgresPair pair = new PostgresPair(primary, standby);
        Pause.until(
                () -> primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
                        .equals("1"),
                PATIENCE,
                "a synchronous standby");
        primary.execute("postgres", "CREATE DATABASE " + database);
        return pair;
    }

    /// Both of them; the driver takes the primary.
    Database database(String name) {
        String hosts = "127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port();
        return new Database(
                "jdbc:postgresql://" + hosts + "/" + name + "?targetServerType=primary",
                primary.username(),
                primary.password());
    }

    /// From now on the primary commits nothing that is answered: the standby stands still. Returns when as many wait for
    /// it.
    void holdBack(int commits) {
        standby.pause();
        Pause.until(
                () -> Integer.parseInt(primary.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"))
                        >= commits,
                PATIENCE,
                "commits that wait for the standby");
    }

    /// SIGKILL to the primary: it writes no more.
    void killPrimary() {
        primary.kill();
    }

    /// Makes the standby the primary; returns when it is.
    void promote() {
        standby.resume();
        if (!standby.ask("SELECT pg_promote(true, 60)").equals("t")) {
            throw new IllegalStateException("the standby was not promoted");
        }
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }
}
