package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says what is wrong with one value, looking at nothing else.
final class ConfigCheck {

    private static final int LONGEST_SHOWN = 60;

    private ConfigCheck() {}

    static Optional<String> problem(Setting<?> setting, SettingText text) {
        SettingKind<?> kind = setting.kind();
        String allowed = "; allowed: " + kind.allowed();
        if (text.shape() == Shape.EMPTY) {
            return Optional.of(setting.key() + " has no value" + allowed);
        }
        if (text.shape() != Shape.UNTYPED && !kind.shapes().contains(text.shape())) {
            return Optional.of(setting.key() + " is written as " + text.shape().called() + allowed);
        }
        if (kind.read(text.words()).isPresent()) {
            return Optional.empty();
        }
        List<String> wrong = kind.wrong(text.words());
        return Optional.of(setting.key() + (kind.isList() ? " has " : " is ") + shown(wrong, kind.isList()) + allowed);
    }

    private static String shown(List<String> words, boolean isList) {
        if (words.isEmpty() && isList) {
            return "no items";
        }
        return String.join(", ", words.stream().map(ConfigCheck::shown).toList());
    }

    /// Whatever has an `@` may hold a password, as in `https://name:password@host`, and so may what says the word.
    private static String shown(String word) {
        if (word.contains("@")) {
            return "a text with @ (not shown)";
        }
        if (word.toLowerCase(Locale.ROOT).contains("password")) {
            return "a text with a password (not shown)";
        }
        String line = word.replaceAll("\\p{Cntrl}", "?");
        return "\"" + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line) + "\"";
    }
}
