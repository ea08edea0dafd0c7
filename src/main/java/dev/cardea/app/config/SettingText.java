package dev.cardea.app.config;

import java.util.List;

/// A setting's value as somebody wrote it, before it is known to be right.
///
/// @param words one, or the items of a list
/// @param source where it stands, such as `cardea.yaml:7` or `CARDEA_HTTP_PORT`
record SettingText(Shape shape, List<String> words, String source) {

    /// What the writing looks like; a variable of the environment has no shape of its own.
    enum Shape {
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        LIST("a list"),
        EMPTY("empty"),
        UNTYPED("a text");

        private final String called;

        Shape(String called) {
            this.called = called;
        }

        String called() {
            return called;
        }
    }

    SettingText {
        words = List.copyOf(words);
    }
}
