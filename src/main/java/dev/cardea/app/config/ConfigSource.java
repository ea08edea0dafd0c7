package dev.cardea.app.config;

import java.util.List;
import java.util.Map;

/// A place where settings are written, read but not yet understood.
///
/// @param texts by key; only keys that exist
/// @param errors what is wrong already, without looking at any value
record ConfigSource(Map<String, SettingText> texts, List<ConfigError> errors) {

    ConfigSource {
        texts = Map.copyOf(texts);
        errors = List.copyOf(errors);
    }
}
