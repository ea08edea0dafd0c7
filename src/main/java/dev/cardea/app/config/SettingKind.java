package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What values a setting may have, and how they are written. To read what was written gives the same value.
interface SettingKind<T> {

    /// For people, such as "a whole number from 0 to 65535".
    String allowed();

    /// What a value may look like in YAML.
    Set<Shape> shapes();

    Optional<T> read(List<String> words);

    List<String> write(T value);

    /// Those of the words that are wrong.
    default List<String> wrong(List<String> words) {
        return words;
    }

    default boolean isList() {
        return shapes().contains(Shape.LIST);
    }
}
