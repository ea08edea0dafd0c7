package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Settings in the environment: `CARDEA_HTTP_PORT` is `http.port`; the items of a list have commas between them.
final class ConfigVariables {

    /// Read elsewhere: by the start script, and the secrets by who needs them alone.
    static final Set<String> NOT_SETTINGS = Set.of(
            "CARDEA_MASTER_KEY",
            "CARDEA_DATABASE_PASSWORD",
            "CARDEA_SMTP_PASSWORD",
            "CARDEA_QUERYSERVER_ADMIN_PASSWORD",
            "CARDEA_JAVA_HOME",
            "CARDEA_JAVA_OPTS",
            "CARDEA_JVM_SEARCH");

    private ConfigVariables() {}

    static ConfigSource source(Map<String, String> environment) {
        Map<String, Setting<?>> known = new LinkedHashMap<>();
        SettingSections.SETTINGS.forEach(setting -> known.put(setting.variable(), setting));

        Map<String, SettingText> texts = new HashMap<>();
        List<ConfigError> errors = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            Optional<Setting<?>> setting = Optional.ofNullable(known.get(name));
            if (setting.isPresent()) {
                texts.put(setting.get().key(), text(setting.get(), value));
            } else if (name.startsWith(Setting.PREFIX) && !NOT_SETTINGS.contains(name)) {
                errors.add(new ConfigError(name, "there is no such setting" + meant(name, known.keySet())));
            }
        });
        return new ConfigSource(texts, errors);
    }

    private static SettingText text(Setting<?> setting, String value) {
        List<String> words = setting.kind().isList()
                ? Stream.of(value.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !value.isBlank())
                        .toList()
                : List.of(value);
        return new SettingText(Shape.UNTYPED, words, setting.variable());
    }

    private static String meant(String name, Set<String> known) {
        return ConfigSuggestion.of(name, known)
                .or(() -> ConfigSuggestion.of(name, NOT_SETTINGS))
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}
