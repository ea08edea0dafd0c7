package dev.cardea.app.config;

import java.util.Locale;

/// One thing an operator may decide.
///
/// @param key as in `http.port`
/// @param standard the value where nobody decides
/// @param about one sentence for the manual
record Setting<T>(String key, SettingKind<T> kind, T standard, String about) {

    static final String PREFIX = "CARDEA_";

    /// The variable of the environment that overrides the file, as in `CARDEA_HTTP_PORT`.
    String variable() {
        return PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// The key within its section.
    String name() {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
