package dev.cardea.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What came of reading the configuration.
public sealed interface ConfigReading {

    /// The same with a data folder that is meant from where this file is, if it is not absolute.
    default ConfigReading besides(Path file) {
        return switch (this) {
            case Sound sound -> {
                Path data = file.toAbsolutePath().resolveSibling(sound.config.data());
                yield new Sound(sound.config.in(data.normalize()), sound.values);
            }
            case Faulty faulty -> faulty;
        };
    }

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
