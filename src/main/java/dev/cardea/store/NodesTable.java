package dev.cardea.store;

import dev.cardea.core.NodeId;
import dev.cardea.core.NodeLink;
import dev.cardea.core.NodeState;
import dev.cardea.core.Nodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/// The nodes over one PostgreSQL database; each statement is a transaction of its own.
record NodesTable(PostgresNodeLink link) implements Nodes {

    private static final String COLUMNS = """
            number, name, renewals, applied, started,
            CAST(extract(epoch FROM now() - renewed) * 1000 AS BIGINT) AS silence
            """;

    @Override
    public NodeId join(String name) {
        return link.ask(link -> link.statement("INSERT INTO nodes (name) VALUES (:name) RETURNING number")
                .bind("name", name)
                .map(row -> new NodeId(row.getLong("number")))
                .one());
    }

    @Override
    public boolean renew(NodeId node) {
        return link.ask(link -> link.statement(
                                "UPDATE nodes SET renewals = renewals + 1, renewed = now() WHERE number = :node")
                        .bind("node", node.number())
                        .execute())
                == 1;
    }

    @Override
    public void tell(NodeId node, long applied) {
        link.ask(link -> link.statement("""
                        WITH told AS (
                            UPDATE nodes SET applied = :applied WHERE number = :node AND applied < :applied RETURNING 1
                        )
                        SELECT set_config('synchronous_commit', 'off', true), pg_notify(:channel, '') FROM told
                        """)
                .bind("node", node.number())
                .bind("applied", applied)
                .bind("channel", PostgresNodeLink.channel(NodeLink.Wake.APPLIED))
                .map(_ -> true)
                .list());
    }

    @Override
    public void leave(NodeId node) {
        link.ask(link -> link.statement("""
                        WITH gone AS (DELETE FROM nodes WHERE number = :node RETURNING 1)
                        SELECT pg_notify(:channel, '') FROM gone
                        """)
                .bind("node", node.number())
                .bind("channel", PostgresNodeLink.channel(NodeLink.Wake.APPLIED))
                .map(_ -> true)
                .list());
    }

    @Override
    public List<NodeState> all() {
        return link.ask(link -> link.statement("SELECT " + COLUMNS + " FROM nodes ORDER BY number")
                .map(row -> node(row))
                .list());
    }

    @Override
    public int removeSilent(Duration silence) {
        return link.ask(
                link -> link.statement("DELETE FROM nodes WHERE renewed < now() - :seconds * INTERVAL '1 second'")
                        .bind("seconds", silence.toSeconds())
                        .execute());
    }

    private static NodeState node(ResultSet row) throws SQLException {
        return new NodeState(
                new NodeId(row.getLong("number")),
                row.getString("name"),
                row.getLong("renewals"),
                row.getLong("applied"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("silence")));
    }
}
