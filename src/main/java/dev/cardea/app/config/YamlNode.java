package dev.cardea.app.config;

import java.util.List;
import java.util.Map;

/// A piece of a YAML file, with the line where it stands.
sealed interface YamlNode {

    int line();

    /// A single value, or nothing at all; its shape is never a list.
    record Scalar(int line, SettingText.Shape shape, String text) implements YamlNode {}

    /// A list.
    record Sequence(int line, List<YamlNode> items) implements YamlNode {}

    /// Keys with their values, in the order of the file.
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {}
}
