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
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// One connection, outside of any pool. Each statement is a transaction of its own, at READ COMMITTED: it sees what there is when it begins.
final class PostgresNodeLink implements NodeLink {

    private final Link link;

    private PostgresNodeLink(Link link) {
        this.link = link;
    }

    /// @throws Unavailable if the database does not answer
    static PostgresNodeLink open(DataSource source) {
        try {
            return new PostgresNodeLink(Link.lasting(source));
        } catch (SqlFailure e) {
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
        ask(own -> own.statement("LISTEN " + channel(wake)).execute());
    }

    @Override
    public boolean await(Duration most) {
        try {
            PGConnection connection = link.connection().unwrap(PGConnection.class);
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
            link.connection().abort(Runnable::run);
            link.close();
        } catch (SQLException | SqlFailure _) {
            // it was broken: there is nothing left to close
        }
    }

    <T> T ask(Function<Link, T> question) {
        try {
            return question.apply(link);
        } catch (RuntimeException e) {
            throw PostgresFailures.worded(e);
        }
    }

    static String channel(Wake wake) {
        return "cardea_" + wake.name().toLowerCase(Locale.ROOT);
    }
}
