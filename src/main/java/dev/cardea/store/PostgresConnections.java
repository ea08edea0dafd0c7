package dev.cardea.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// How the database is connected to. Nothing here waits for ever: neither to connect, nor for a lock, a statement or a
/// byte.
final class PostgresConnections {

    /// How long a piece of work waits for a connection or its turn.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration STATEMENT = Duration.ofSeconds(5);
    private static final Duration LOCK = Duration.ofSeconds(4);
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(30);
    private static final Duration LINK = Duration.ofSeconds(2);
    private static final Duration BYTE = Duration.ofSeconds(10); // longer than a statement may take

    private static final Duration COPIED_BYTE = Duration.ofSeconds(60);

    /// To compile a statement takes longer than to run any of ours, and wrong guesses of the planner have it compiled.
    private static final String NO_JIT = "-c jit=off";

    private final PostgresStore.Settings settings;

    PostgresConnections(PostgresStore.Settings settings) {
        this.settings = settings;
    }

    PostgresStore.Settings settings() {
        return settings;
    }

    int pool() {
        return settings.pool();
    }

    int mostWaiting() {
        return settings.mostWaiting();
    }

    /// Serializable. Indexes are preferred because a serializable transaction that walks through a small table meets
    /// everybody else who writes to it.
    HikariDataSource forWrites() {
        HikariConfig config = pooled("store-writes", source(timeouts() + " -c enable_seqscan=off"));
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        return new HikariDataSource(config);
    }

    HikariDataSource forReads() {
        HikariConfig config = pooled("store-reads", source(timeouts()));
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    /// A new connection each time, for [PostgresNodeLink]. It gives up early: whoever holds it has other nodes wait.
    DataSource forLinks() {
        PGSimpleDataSource source = source("-c statement_timeout=" + LINK.toMillis() + " -c lock_timeout="
                + LINK.toMillis() + " -c idle_in_transaction_session_timeout=" + LINK.toMillis()
                + " -c default_transaction_isolation=read\\ committed");
        source.setConnectTimeout((int) LINK.toSeconds());
        source.setLoginTimeout((int) LINK.toSeconds());
        source.setSocketTimeout((int) LINK.toSeconds());
        return source;
    }

    /// A new connection each time.
    DataSource unpooled() {
        return source(timeouts());
    }

    /// A new connection each time, with all the time in the world for a statement.
    DataSource forMigrations() {
        PGSimpleDataSource source = source("");
        source.setSocketTimeout(0);
        return source;
    }

    /// A new connection each time, with all the time in the world for a statement; silence of the network ends it.
    DataSource forCopying() {
        PGSimpleDataSource source = source(
                "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=" + LOCK.toMillis());
        source.setSocketTimeout((int) COPIED_BYTE.toSeconds());
        return source;
    }

    private HikariConfig pooled(String name, DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.pool());
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1); // that the database answers is known by then
        return config;
    }

    private PGSimpleDataSource source(String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setTargetServerType("primary"); // whatever the address says: a standby may not know of a revocation yet
        source.setUser(settings.username());
        source.setPassword(settings.password());
        source.setApplicationName("cardea");
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        source.setLoginTimeout((int) PATIENCE.toSeconds());
        source.setSocketTimeout((int) BYTE.toSeconds());
        source.setTcpKeepAlive(true);
        if (!options.isEmpty()) {
            source.setOptions(options);
        }
        return source;
    }

    private static String timeouts() {
        return NO_JIT + " -c statement_timeout=" + STATEMENT.toMillis() + " -c lock_timeout=" + LOCK.toMillis()
                + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis();
    }
}
