package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A value that is a list: `[a, b]` in YAML, `a,b` in the environment.
record SettingList<T>(SettingWord<T> each, boolean mayBeEmpty) implements SettingKind<List<T>> {

    @Override
    public String allowed() {
        return (mayBeEmpty ? "a list of " : "a list, not empty, of ") + each.allowed();
    }

    @Override
    public Set<Shape> shapes() {
        return Set.of(Shape.LIST);
    }

    @Override
    public Optional<List<T>> read(List<String> words) {
        List<T> values = new ArrayList<>();
        for (String word : words) {
            each.reading().apply(word).ifPresent(values::add);
        }
        boolean isRight = values.size() == words.size() && (mayBeEmpty || !values.isEmpty());
        return isRight ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public List<String> write(List<T> values) {
        return values.stream().map(each.writing()).toList();
    }

    @Override
    public List<String> wrong(List<String> words) {
        return words.stream()
                .filter(word -> each.reading().apply(word).isEmpty())
                .toList();
    }
}
