package dev.cardea.app;

import dev.cardea.core.Unavailable;
import dev.cardea.store.DataFolder;
import dev.cardea.store.PostgresStore;
import dev.cardea.store.PostgresTrouble;
import dev.cardea.store.SqliteStore;
import dev.cardea.store.StoreObserver;
import dev.cardea.store.SwitchableStore;
import java.nio.file.Path;

/// The store that an installation's settings choose, open, and this process's hold on the data folder. Where the
/// database is elsewhere, the folder still has the lock, the socket, the native library and the master key.
///
/// @param place what holds the installation, for messages
public record OpenStore(SwitchableStore store, SwitchableMembership membership, DataFolder folder, String place)
        implements AutoCloseable {

    /// Which store, and how it is used.
    public sealed interface Plan {

        /// In the data folder.
        record Sqlite(SqliteStore.Settings settings) implements Plan {}

        /// In a database elsewhere.
        ///
        /// @param node what this process is called among the nodes
        record Postgres(PostgresStore.Settings settings, String node) implements Plan {}

        /// How a database in the data folder is used, if there comes to be one.
        default SqliteStore.Settings inFolder() {
            return switch (this) {
                case Sqlite sqlite -> sqlite.settings();
                case Postgres _ -> SqliteStore.Settings.DEFAULT;
            };
        }
    }

    /// @throws Unavailable if the database does not let us in, with what to do about it
    /// @throws dev.cardea.store.DataFolderInUse if another process (or another part of this one) has the folder
    /// @throws dev.cardea.store.DatabaseUnfit if its server cannot give what the store promises
    /// @throws dev.cardea.store.SchemaTooNew if a newer version of the server has written it
    /// @param isServer whether this process remembers, and the others wait for it
    static OpenStore open(Path path, Plan plan, StoreObserver observer, boolean isServer) {
        DataFolder folder = DataFolder.claim(path);
        try {
            return switch (plan) {
                case Plan.Sqlite(SqliteStore.Settings settings) ->
                    new OpenStore(
                            new SwitchableStore(SqliteStore.open(folder, settings, observer)),
                            new SwitchableMembership(new Membership.Alone(), Premises.machine(), isServer),
                            folder,
                            "The data folder " + path);
                case Plan.Postgres(PostgresStore.Settings settings, String node) -> {
                    PostgresStore store = elsewhere(settings, observer);
                    yield new OpenStore(
                            new SwitchableStore(store),
                            new SwitchableMembership(membership(store, node, isServer), node, isServer),
                            folder,
                            "The database " + settings.place());
                }
            };
        } catch (Throwable e) {
            folder.close();
            throw e;
        }
    }

    private static PostgresStore elsewhere(PostgresStore.Settings settings, StoreObserver observer) {
        try {
            return PostgresStore.open(settings, observer);
        } catch (Unavailable e) {
            throw new Unavailable(told(e, settings), e);
        }
    }

    private static Membership membership(PostgresStore store, String node, boolean isServer) {
        try {
            return Membership.of(store, node, isServer);
        } catch (Throwable e) {
            store.close();
            throw e;
        }
    }

    /// Whether nobody has made tables of ours there yet.
    ///
    /// @throws Unavailable as [#open]
    static boolean isNew(PostgresStore.Settings settings) {
        try {
            return PostgresStore.isNew(settings);
        } catch (Unavailable e) {
            throw new Unavailable(told(e, settings), e);
        }
    }

    /// Why a database does not let us in, for the operator.
    static String told(Unavailable why, PostgresStore.Settings settings) {
        String database = "the database " + settings.place();
        return switch (PostgresTrouble.behind(why)) {
            case NO_ANSWER ->
                database + " does not answer, or no primary is among its hosts; is database.url right, and the server"
                        + " running?";
            case WRONG_CREDENTIALS ->
                database + " does not let the user " + settings.username() + " in; look at database.username and "
                        + Premises.DATABASE_PASSWORD + ", and at the server's pg_hba.conf";
            case NO_SUCH_DATABASE -> database + " does not exist; make it, with the encoding UTF8";
            case NOT_ALLOWED ->
                database + " does not let the user " + settings.username() + " make its tables; have the user own the"
                        + " database: ALTER DATABASE … OWNER TO …";
            case TOO_MANY_CONNECTIONS ->
                database + " has no connection left; lower database.pool, or raise the server's max_connections";
            case OTHER -> database + " cannot be used: " + why.getMessage();
        };
    }

    /// A move under way first, then the place among the nodes, then the store: what it has begun it finishes while
    /// nobody else may have the folder.
    @Override
    public void close() {
        try (folder;
                store) {
            store.refuseMoves();
            membership.close();
        }
    }
}
