package dev.cardea.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// One word out of a few, and what each stands for.
final class Choice<T> implements ITypeConverter<T> {

    private final Class<T> type;
    private final Map<String, T> meanings = new LinkedHashMap<>();

    Choice(Class<T> type, List<T> all, Function<T, String> word) {
        this.type = type;
        all.forEach(one -> meanings.put(word.apply(one), one));
    }

    Class<T> type() {
        return type;
    }

    List<String> words() {
        return List.copyOf(meanings.keySet());
    }

    /// As it stands in a synopsis.
    String label() {
        return String.join("|", meanings.keySet());
    }

    @Override
    public T convert(String word) {
        @Nullable T meaning = meanings.get(word);
        if (meaning == null) {
            throw new TypeConversionException("'" + word + "' is none of " + String.join(", ", meanings.keySet()));
        }
        return meaning;
    }
}
