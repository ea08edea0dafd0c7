package dev.cardea.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The value of every setting, and who decided it. All that is in it is right by itself.
public final class SettingValues {

    static final String STANDARD = "default";

    private final Map<String, SettingText> given;

    /// @param given what was decided, by key; each was read by its setting's kind before
    SettingValues(Map<String, SettingText> given) {
        this.given = Map.copyOf(given);
    }

    static SettingValues standard() {
        return new SettingValues(Map.of());
    }

    /// The same but for one setting.
    <T> SettingValues with(Setting<T> setting, T value, String source) {
        List<String> words = setting.kind().write(value);
        if (setting.kind().read(words).isEmpty()) {
            throw new IllegalArgumentException(setting.key() + " is " + words + "; allowed: "
                    + setting.kind().allowed());
        }
        Map<String, SettingText> more = new HashMap<>(given);
        more.put(setting.key(), new SettingText(SettingText.Shape.UNTYPED, words, source));
        return new SettingValues(more);
    }

    <T> T of(Setting<T> setting) {
        Optional<SettingText> text = Optional.ofNullable(given.get(setting.key()));
        return text.isEmpty()
                ? setting.standard()
                : setting.kind().read(text.get().words()).orElseThrow();
    }

    /// As it would be written.
    <T> List<String> words(Setting<T> setting) {
        return setting.kind().write(of(setting));
    }

    /// Where the value stands, such as `cardea.yaml:7`, `CARDEA_HTTP_PORT` or `default`.
    String source(Setting<?> setting) {
        return Optional.ofNullable(given.get(setting.key()))
                .map(SettingText::source)
                .orElse(STANDARD);
    }
}
