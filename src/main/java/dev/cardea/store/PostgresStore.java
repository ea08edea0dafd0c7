package dev.cardea.store;

import dev.cardea.core.Agreement;
import dev.cardea.core.Change;
import dev.cardea.core.NodeLink;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;

/// Everything in one PostgreSQL database: serializable writes, and reads that each see one state. Several processes may
/// have it open, each with a store of its own; what one changes is answered once the others know ([Agreement]).
public final class PostgresStore implements NodeStore {

    private final ScopedValue<Boolean> inside = ScopedValue.newInstance();
    private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
    private final PostgresConnections connections;
    private final PostgresReads reads;
    private final PostgresWrites writes;
    private volatile Agreement agreement = Agreement.ALONE;
    private volatile boolean isOpen = true;

    private PostgresStore(PostgresConnections connections, StoreObserver observer) {
        this.connections = connections;
        this.reads = new PostgresReads(connections);
        this.writes = new PostgresWrites(connections, observer, this::tell, () -> agreement.reach());
    }

    /// Opens the database and brings its tables up to date.
    ///
    /// @throws DatabaseUnfit if the server is too old, or set up so that a commit would not be durable
    /// @throws SchemaTooNew if a newer version of the server has written it
    /// @throws Unavailable if it does not answer, or its tables cannot be brought up to date
    public static PostgresStore open(Settings settings, StoreObserver observer) {
        PostgresConnections connections = new PostgresConnections(settings);
        DatabaseFitness.require(connections.unpooled());
        try {
            PostgresMigrations.apply(connections.forMigrations());
            return new PostgresStore(connections, observer);
        } catch (SqlFailure | FlywayException e) {
            throw new Unavailable("the tables of the database cannot be brought up to date", e);
        }
    }

    /// How the other nodes over this database are told, from now on; until then nobody is. To be called before anything
    /// is written.
    public void agreeBy(Agreement how) {
        agreement = how;
    }

    /// A new connection for what nodes tell each other.
    ///
    /// @throws Unavailable if the database does not answer
    public NodeLink link() {
        return PostgresNodeLink.open(connections.forLinks());
    }

    public static PostgresStore open(Settings settings) {
        return open(settings, StoreObserver.NONE);
    }

    /// Whether the database has no tables of ours. Makes none.
    ///
    /// @throws Unavailable if it does not answer
    public static boolean isNew(Settings settings) {
        try {
            return PostgresMigrations.version(new PostgresConnections(settings).unpooled()) == 0;
        } catch (SqlFailure e) {
            throw new Unavailable("the database does not answer", e);
        }
    }

    /// Told on the thread that committed; of a commit in doubt too.
    @Override
    public void listen(Consumer<List<Change>> listener) {
        listeners.add(listener);
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        refuseInside();
        return ScopedValue.where(inside, true).call(() -> reads.read(work));
    }

    /// The work may run more than once, each time on a new transaction: where others have changed what it looked at, the
    /// database takes it back. Only what the last run noted is heard.
    @Override
    public <T> T write(Function<Tx, T> work) {
        refuseInside();
        return ScopedValue.where(inside, true).call(() -> writes.write(work));
    }

    /// A database that does not answer may do so again: false only once the store was closed.
    @Override
    public boolean isAlive() {
        return isOpen;
    }

    @Override
    public int queued() {
        return writes.underWay();
    }

    /// Waits for the work that is under way, and refuses everything new.
    @Override
    public void close() {
        isOpen = false;
        writes.close();
        reads.close();
    }

    /// Looks at it through a connection of its own.
    CopySource copySource() throws SQLException {
        return PostgresTables.readOnly(connections.forCopying().getConnection());
    }

    Settings settings() {
        return connections.settings();
    }

    private void tell(List<Change> changes) {
        for (Consumer<List<Change>> listener : listeners) {
            listener.accept(changes);
        }
    }

    /// Work that waits for other work of the same store could wait for itself.
    private void refuseInside() {
        if (inside.isBound()) {
            throw new IllegalStateException("work inside the store may not call the store again");
        }
    }

    /// Where the database is, and how much of it is used.
    ///
    /// @param url `jdbc:postgresql://…`; may name several hosts, of which the primary is taken
    /// @param pool how many connections write at once, and likewise how many read
    /// @param mostWaiting how many pieces of work may be written or wait for it; beyond it, writes are refused
    public record Settings(String url, String username, String password, int pool, int mostWaiting) {

        private static final int POOL = 10;
        private static final int MOST_WAITING = 1024;

        public Settings {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("the address of the database must begin with jdbc:postgresql:");
            }
            if (pool < 1 || mostWaiting < 1) {
                throw new IllegalArgumentException("each setting of the store must be at least 1");
            }
        }

        public static Settings of(String url, String username, String password) {
            return new Settings(url, username, password, POOL, MOST_WAITING);
        }

        public Settings withPool(int connections) {
            return new Settings(url, username, password, connections, mostWaiting);
        }

        public Settings withMostWaiting(int pieces) {
            return new Settings(url, username, password, pool, pieces);
        }

        /// The address without its parameters, for messages.
        public String place() {
            return url.split("[?]", 2)[0];
        }

        /// Without the password.
        @Override
        public String toString() {
            return "Settings[url=" + place() + ", username=" + username + ", pool=" + pool + ", mostWaiting=" + mostWaiting + "]";
        }
    }
}
