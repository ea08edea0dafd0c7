package dev.cardea.app.config;

import java.util.List;
import java.util.stream.Collectors;

/// What came of reading the configuration.
public sealed interface ConfigReading {

    /// All is right.
    record Sound(Config config, SettingValues values) implements ConfigReading {

        /// Every setting as YAML that can be read again, with who decided it.
        public String effective() {
            return SettingYaml.effective(values);
        }
    }

    /// Something is wrong: all of it, in the order of the file and then of the environment.
    record Faulty(List<ConfigError> errors) implements ConfigReading {

        /// For the operator, a line for each error.
        public String text() {
            return errors.stream().map(ConfigError::toString).collect(Collectors.joining("\n"));
        }
    }
}
