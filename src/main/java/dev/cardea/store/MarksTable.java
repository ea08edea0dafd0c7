package dev.cardea.store;

import dev.cardea.core.Marks;
import java.util.Optional;

/// Marks, a row for each name.
final class MarksTable implements Marks {

    private final Link link;

    MarksTable(Link link) {
        this.link = link;
    }

    @Override
    public Optional<String> get(String name) {
        return link.statement("SELECT value FROM marks WHERE name = :name")
                .bind("name", name)
                .map(row -> row.getString("value"))
                .findOne();
    }

    @Override
    public String setOnce(String name, String value) {
        link.statement("INSERT INTO marks (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
                .bind("name", name)
                .bind("value", value)
                .execute();
        return get(name).orElseThrow();
    }

    @Override
    public void remove(String name) {
        link.statement("DELETE FROM marks WHERE name = :name")
                .bind("name", name)
                .execute();
    }
}
