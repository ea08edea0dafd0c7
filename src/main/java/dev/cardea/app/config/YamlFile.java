package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A YAML file with one document, read token by token: so each piece knows its line, and the second of two equal keys
/// does not hide what else is wrong. Anchors and aliases are refused: few settings need no shorthand.
final class YamlFile {

    private final String name;
    private final List<ConfigError> errors = new ArrayList<>();
    private YamlNode.Mapping root = new YamlNode.Mapping(1, Map.of());

    private YamlFile(Path file) {
        this.name = String.valueOf(file.getFileName());
    }

    static YamlFile read(Path file) {
        YamlFile yaml = new YamlFile(file);
        try {
            yaml.parse(Files.readString(file));
        } catch (NoSuchFileException _) {
            yaml.errors.add(new ConfigError(file.toString(), "there is no such file"));
        } catch (CharacterCodingException _) {
            yaml.errors.add(new ConfigError(file.toString(), "the file is not UTF-8"));
        } catch (IOException e) {
            yaml.errors.add(new ConfigError(
                    file.toString(), "the file cannot be read: " + e.getClass().getSimpleName()));
        }
        return yaml;
    }

    /// All that could be read; empty if the file is empty or no YAML.
    YamlNode.Mapping root() {
        return root;
    }

    List<ConfigError> errors() {
        return List.copyOf(errors);
    }

    String place(int line) {
        return name + ":" + line;
    }

    private void parse(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), unmarked)) {
            Optional<JsonToken> first = Optional.ofNullable(parser.nextToken());
            if (first.isEmpty()) {
                return;
            }
            YamlNode node = node(parser, first.get());
            switch (node) {
                case YamlNode.Mapping mapping -> root = mapping;
                case YamlNode.Scalar scalar when scalar.shape() == Shape.EMPTY -> {}
                case YamlNode.Scalar _, YamlNode.Sequence _ ->
                    fault(node.line(), "the file must hold sections and settings, such as \"http:\"");
            }
            if (parser.nextToken() != null) {
                fault(line(parser), "there is a second document; only one is read");
            }
        } catch (JacksonException e) {
            unreadable(e);
        }
    }

    private YamlNode node(YAMLParser parser, JsonToken token) {
        int line = line(parser);
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            fault(line, "anchors (&) and aliases (*) are not supported; a value that starts so needs quotes");
        }
        return switch (token) {
            case START_OBJECT -> mapping(parser, line);
            case START_ARRAY -> sequence(parser, line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new YamlNode.Scalar(line, Shape.NUMBER, parser.getString());
            case VALUE_TRUE -> new YamlNode.Scalar(line, Shape.FLAG, "true");
            case VALUE_FALSE -> new YamlNode.Scalar(line, Shape.FLAG, "false");
            case VALUE_NULL -> new YamlNode.Scalar(line, Shape.EMPTY, "");
            default -> new YamlNode.Scalar(line, Shape.TEXT, String.valueOf(parser.getString()));
        };
    }

    private YamlNode.Mapping mapping(YAMLParser parser, int line) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int keyLine = line(parser);
            YamlNode value = node(parser, parser.nextToken());
            if (entries.putIfAbsent(key, value) != null) {
                fault(keyLine, key + " stands here a second time");
            }
        }
        return new YamlNode.Mapping(line, entries);
    }

    private YamlNode.Sequence sequence(YAMLParser parser, int line) {
        List<YamlNode> items = new ArrayList<>();
        @Nullable JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            items.add(node(parser, token));
            token = parser.nextToken();
        }
        return new YamlNode.Sequence(line, items);
    }

    /// The parser's own message quotes the file, which may hold a secret in the wrong place: only the kind of
    /// problem is told, and not even that where it names a tag (!) of the file.
    private void unreadable(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            int line = marked.getProblemMark().get().getLine() + 1;
            fault(line, "this is not YAML" + (marked.getProblem().contains("!") ? "" : ": " + marked.getProblem()));
        } else {
            fault(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "this is not YAML");
        }
    }

    private void fault(int line, String what) {
        errors.add(new ConfigError(place(line), what));
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
