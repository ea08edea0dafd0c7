package dev.cardea.core;

import java.util.Optional;

/// What is known of an installation as a whole, a word for each name. It lies in the database, so that it goes wherever
/// a copy or a backup goes.
public interface Marks {

    Optional<String> get(String name);

    /// Sets it if nothing is set yet; returns what is set now.
    String setOnce(String name, String value);

    void remove(String name);
}
