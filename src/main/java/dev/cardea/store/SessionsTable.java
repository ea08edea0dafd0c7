package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.Sessions;
import dev.cardea.core.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Sessions. A change of any is a change of its user's standing.
final class SessionsTable implements Sessions {

    private final Link link;
    private final Consumer<Change> changes;

    SessionsTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public void add(Session session) {
        changes.accept(Change.of(session.id().user()));
        link.statement("""
                        INSERT INTO sessions (user_number, id, started, expires)
                        VALUES (:user, :id, :started, :expires)
                        """)
                .bind("user", session.id().user().number())
                .bind("id", session.id().bytes())
                .bind("started", session.started().toEpochMilli())
                .bind("expires", session.expires().toEpochMilli())
                .execute();
    }

    @Override
    public boolean isOpen(SessionId id) {
        return link.statement("SELECT 1 FROM sessions WHERE user_number = :user AND id = :id")
                .bind("user", id.user().number())
                .bind("id", id.bytes())
                .map(_ -> true)
                .findOne()
                .isPresent();
    }

    @Override
    public List<SessionId> latest(UserId user, int most) {
        return List.copyOf(link.statement("""
                        SELECT id
                        FROM sessions
                        WHERE user_number = :user
                        ORDER BY started DESC
                        LIMIT :most
                        """)
                .bind("user", user.number())
                .bind("most", most)
                .map(row -> SessionId.of(row.getBytes("id")))
                .list());
    }

    @Override
    public boolean end(SessionId id) {
        changes.accept(Change.of(id.user()));
        return link.statement("DELETE FROM sessions WHERE user_number = :user AND id = :id")
                        .bind("user", id.user().number())
                        .bind("id", id.bytes())
                        .execute()
                == 1;
    }

    @Override
    public void endAll(UserId user) {
        changes.accept(Change.of(user));
        link.statement("DELETE FROM sessions WHERE user_number = :user")
                .bind("user", user.number())
                .execute();
    }

    @Override
    public void endOthers(SessionId kept) {
        changes.accept(Change.of(kept.user()));
        link.statement("DELETE FROM sessions WHERE user_number = :user AND id <> :kept")
                .bind("user", kept.user().number())
                .bind("kept", kept.bytes())
                .execute();
    }

    @Override
    public int sweep(Instant now, int most) {
        List<UserId> swept = link.statement("""
                        DELETE FROM sessions
                        WHERE (user_number, id) IN (
                            SELECT user_number, id
                            FROM sessions
                            WHERE expires <= :now
                            ORDER BY expires
                            LIMIT :most)
                        RETURNING user_number
                        """)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map(row -> new UserId(row.getLong("user_number")))
                .list();
        swept.stream().distinct().forEach(user -> changes.accept(Change.of(user)));
        return swept.size();
    }
}
