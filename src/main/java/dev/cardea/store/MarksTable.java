package dev.cardea.store;

import dev.cardea.core.Marks;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Marks, a row for each name.
final class MarksTable implements Marks {

    private final Handle handle;

    MarksTable(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<String> get(String name) {
        return handle.createQuery("SELECT value FROM marks WHERE name = :name")
                .bind("name", name)
                .map((row, _) -> row.getString("value"))
                .findOne();
    }

    @Override
    public String setOnce(String name, String value) {
        handle.createUpdate("INSERT INTO marks (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
                .bind("name", name)
                .bind("value", value)
                .execute();
        return get(name).orElseThrow();
    }

    @Override
    public void remove(String name) {
        handle.createUpdate("DELETE FROM marks WHERE name = :name")
                .bind("name", name)
                .execute();
    }
}
