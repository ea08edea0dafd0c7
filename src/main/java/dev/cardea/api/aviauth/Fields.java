package dev.cardea.api.aviauth;

import java.util.Map;
import java.util.Optional;

/// The fields of a body, whatever it was written in.
///
/// @param isThere whether there was a body at all, were it an empty one
record Fields(Map<String, Value> values, boolean isThere) {

    /// There was no body.
    static final Fields NONE = new Fields(Map.of(), false);

    /// There was one, without any fields.
    static final Fields EMPTY = new Fields(Map.of(), true);

    Fields {
        values = Map.copyOf(values);
    }

    static Fields of(Map<String, Value> values) {
        return new Fields(values, true);
    }

    Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The text of a field; what is empty or no text counts as missing (contract aviauth.md §2.2).
    Optional<String> text(String name) {
        return value(name)
                .flatMap(value -> value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty())
                .filter(text -> !text.isEmpty());
    }

    /// There may be a password among them.
    @Override
    public String toString() {
        return "Fields[…]";
    }

    /// What a field can hold.
    sealed interface Value {

        /// A text, or a number as it was written.
        record Text(String text) implements Value {

            @Override
            public String toString() {
                return "Text[…]";
            }
        }

        /// JSON's `null`.
        record Nothing() implements Value {}

        /// A JSON object or array.
        record Compound() implements Value {}
    }
}
