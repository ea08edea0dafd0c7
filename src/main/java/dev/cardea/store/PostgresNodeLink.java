package dev.cardea.store;

import dev.cardea.core.Feed;
import dev.cardea.core.NodeLink;
import dev.cardea.core.Nodes;
import dev.cardea.core.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// One connection, outside of any pool. Each statement is a transaction of its own, at READ COMMITTED: it sees what there is when it begins.
final class PostgresNodeLink implements NodeLink {

    private final Handle handle;

    private PostgresNodeLink(Handle handle) {
        this.handle = handle;
    }

    /// @throws Unavailable if the database does not answer
    static PostgresNodeLink open(DataSource source) {
        try {
            return new PostgresNodeLink(Jdbi.open(source));
        } catch (JdbiException e) {
            throw new Unavailable("the database does not answer", e);
        }
    }

    @Override
    public Nodes nodes() {
        return new NodesTable(this);
    }

    @Override
    public Feed feed() {
        return new FeedTable(this);
    }

    @Override
    public void listen(Wake wake) {
        ask(own -> own.execute("LISTEN " + channel(wake)));
    }

    @Override
    public boolean await(Duration most) {
        try {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            PGNotification[] woken = connection.getNotifications(Math.max(1, (int) most.toMillis()));
            return woken != null && woken.length > 0;
        } catch (SQLException e) {
            throw new Unavailable("the database does not answer", e);
        }
    }

    /// Does not wait for the server.
    @Override
    public void close() {
        try {
            Connection connection = handle.getConnection();
            connection.abort(Runnable::run);
            handle.close();
        } catch (SQLException | JdbiException _) {
            // it was broken: there is nothing left to close
        }
    }

    <T> T ask(Function<Handle, T> question) {
        try {
            return question.apply(handle);
        } catch (RuntimeException e) {
            throw PostgresFailures.worded(e);
        }
    }

    static String channel(Wake wake) {
        return "cardea_" + wake.name().toLowerCase(Locale.ROOT);
    }
}
