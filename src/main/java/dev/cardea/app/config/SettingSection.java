package dev.cardea.app.config;

import java.util.List;

/// Settings that stand together in the file.
///
/// @param name empty for those that stand outside of any section
/// @param about one sentence for the manual
record SettingSection(String name, String about, List<Setting<?>> settings) {

    static final String NOWHERE = "";

    static SettingSection of(String name, String about, Setting<?>... settings) {
        return new SettingSection(name, about, List.of(settings));
    }
}
