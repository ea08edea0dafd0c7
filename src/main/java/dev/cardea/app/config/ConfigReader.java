package dev.cardea.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the configuration: defaults, over them the file, over that the environment. It is strict, and tells everything
/// that is wrong at once: unknown and repeated keys, wrong types, values out of range, bad combinations.
public final class ConfigReader {

    private static final String DATA_VARIABLE = "CARDEA_DATA";

    private final Map<String, SettingText> given = new HashMap<>();
    private final Set<String> faulty = new HashSet<>();
    private final List<ConfigError> errors = new ArrayList<>();

    private ConfigReader() {}

    /// What the environment says over the defaults.
    ///
    /// @param environment all variables of the process; those without `CARDEA_` are left alone
    public static ConfigReading read(Map<String, String> environment) {
        ConfigReader reader = new ConfigReader();
        reader.add(ConfigVariables.source(environment));
        return reader.reading();
    }

    /// What the environment says over the file, and the file over the defaults. A data folder that is not absolute is
    /// meant from where the file is, so that it is the same one from wherever a command is given.
    ///
    /// @param file YAML; it must exist, and may be empty
    /// @param environment all variables of the process; those without `CARDEA_` are left alone
    public static ConfigReading read(Path file, Map<String, String> environment) {
        ConfigReader reader = new ConfigReader();
        reader.add(ConfigFile.source(YamlFile.read(file)));
        reader.add(ConfigVariables.source(environment));
        return environment.containsKey(DATA_VARIABLE)
                ? reader.reading()
                : reader.reading().besides(file);
    }

    private void add(ConfigSource source) {
        errors.addAll(source.errors());
        for (Setting<?> setting : SettingSections.SETTINGS) {
            Optional.ofNullable(source.texts().get(setting.key())).ifPresent(text -> add(setting, text));
        }
    }

    private void add(Setting<?> setting, SettingText text) {
        Optional<String> problem = ConfigCheck.problem(setting, text);
        if (problem.isEmpty()) {
            given.put(setting.key(), text);
        } else {
            faulty.add(setting.key());
            errors.add(new ConfigError(text.source(), problem.get()));
        }
    }

    private ConfigReading reading() {
        SettingValues values = new SettingValues(given);
        errors.addAll(ConfigCombinations.errors(values, faulty));
        return errors.isEmpty()
                ? new ConfigReading.Sound(Config.of(values), values)
                : new ConfigReading.Faulty(List.copyOf(errors));
    }
}
