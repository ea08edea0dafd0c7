package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A value that is written as one word.
record SettingWord<T>(
        String allowed, Set<Shape> shapes, Function<String, Optional<T>> reading, Function<T, String> writing)
        implements SettingKind<T> {

    @Override
    public Optional<T> read(List<String> words) {
        return words.size() == 1 ? reading.apply(words.getFirst()) : Optional.empty();
    }

    @Override
    public List<String> write(T value) {
        return List.of(writing.apply(value));
    }
}
