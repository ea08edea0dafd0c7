package dev.cardea.store;

import java.util.List;
import java.util.Optional;

/// Where an installation went, as the mark on what it left says it: no secret, and no more than is needed to find
/// it.
///
/// @param move which move that was
/// @param kind of the store there, as in the settings
/// @param place a JDBC address without parameters, or a data folder
/// @param username empty where there is none
public record MovedTo(String move, String kind, String place, String username) {

    public static final String POSTGRESQL = "postgresql";
    public static final String SQLITE = "sqlite";

    private static final int LINES = 4;

    /// As the mark has it.
    String text() {
        return String.join("\n", move, kind, place, username);
    }

    static MovedTo parse(String mark) {
        String[] lines = mark.split("\n", -1);
        if (lines.length != LINES) {
            throw new IllegalStateException("the mark of a move is damaged");
        }
        return new MovedTo(lines[0], lines[1], lines[2], lines[3]);
    }

    /// The move that took everything away from here, if one did.
    public static Optional<MovedTo> of(NodeStore store) {
        return store.read(tx -> tx.marks().get(MoveMarks.MOVED)).map(MovedTo::parse);
    }

    /// What the configuration must say, line by line.
    public List<String> settings() {
        return kind.equals(SQLITE)
                ? List.of("store: sqlite")
                : List.of("store: postgresql", "database:", "  url: " + place, "  username: " + username);
    }
}
