package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Settings in a YAML file: sections, and settings in them.
final class ConfigFile {

    private final YamlFile yaml;
    private final Map<String, SettingText> texts = new HashMap<>();
    private final List<ConfigError> errors = new ArrayList<>();

    private ConfigFile(YamlFile yaml) {
        this.yaml = yaml;
    }

    static ConfigSource source(YamlFile yaml) {
        ConfigFile file = new ConfigFile(yaml);
        file.errors.addAll(yaml.errors());
        yaml.root().entries().forEach(file::top);
        return new ConfigSource(file.texts, file.errors);
    }

    private void top(String name, YamlNode node) {
        if (SettingSections.NAMES.contains(name)) {
            section(name, node);
        } else if (name.contains(".") && SettingSections.KEYS.contains(name)) {
            fault(node, name + " must stand in its section: " + name.replace(".", ": and, indented below it, ") + ":");
        } else if (node instanceof YamlNode.Mapping && !SettingSections.KEYS.contains(name)) {
            fault(node, "there is no section " + name + meant(name, SettingSections.NAMES));
        } else {
            setting(name, node);
        }
    }

    private void section(String name, YamlNode node) {
        switch (node) {
            case YamlNode.Mapping(int _, var entries) ->
                entries.forEach((key, value) -> setting(name + "." + key, value));
            case YamlNode.Scalar(int _, var shape, String _) when shape == Shape.EMPTY -> {}
            case YamlNode.Scalar _, YamlNode.Sequence _ ->
                fault(node, name + " is a section: its settings stand below it, indented");
        }
    }

    private void setting(String key, YamlNode node) {
        Optional<Setting<?>> setting = SettingSections.setting(key);
        if (setting.isEmpty()) {
            fault(node, "there is no setting " + key + meant(key, SettingSections.KEYS));
            return;
        }
        switch (node) {
            case YamlNode.Scalar(int line, var shape, String text) ->
                texts.put(key, new SettingText(shape, List.of(text), yaml.place(line)));
            case YamlNode.Sequence sequence when setting.get().kind().isList() -> list(key, sequence);
            case YamlNode.Sequence wrong ->
                texts.put(key, new SettingText(Shape.LIST, List.of(), yaml.place(wrong.line())));
            case YamlNode.Mapping _ -> fault(node, key + " is a setting, not a section");
        }
    }

    private void list(String key, YamlNode.Sequence list) {
        List<String> words = new ArrayList<>();
        for (YamlNode item : list.items()) {
            switch (item) {
                case YamlNode.Scalar(int _, var shape, String text) when shape == Shape.TEXT -> words.add(text);
                case YamlNode.Scalar _, YamlNode.Sequence _, YamlNode.Mapping _ ->
                    fault(item, key + " has an item that is not a text");
            }
        }
        if (words.size() == list.items().size()) {
            texts.put(key, new SettingText(Shape.LIST, words, yaml.place(list.line())));
        }
    }

    private void fault(YamlNode node, String what) {
        errors.add(new ConfigError(yaml.place(node.line()), what));
    }

    private static String meant(String key, List<String> known) {
        return ConfigSuggestion.of(key, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}
