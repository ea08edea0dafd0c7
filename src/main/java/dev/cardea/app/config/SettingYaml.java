package dev.cardea.app.config;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Settings, written as YAML that can be read again.
final class SettingYaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/.][A-Za-z0-9/._-]*");
    private static final Pattern NOT_TEXT =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|[yn]|[0-9]*[.]?[0-9]*(e[0-9]+)?|0[xo].*|[.](inf|nan)");

    private SettingYaml() {}

    /// Every setting with its value, and who decided it.
    static String effective(SettingValues values) {
        StringBuilder yaml = new StringBuilder();
        for (SettingSection section : SettingSections.ALL) {
            if (!section.name().isEmpty()) {
                yaml.append(section.name()).append(":\n");
            }
            for (Setting<?> setting : section.settings()) {
                yaml.append(line(section, setting, values))
                        .append(" # ")
                        .append(values.source(setting))
                        .append('\n');
            }
        }
        return yaml.toString();
    }

    /// A file to start from: every setting with its default and what it means, all commented out.
    static String example() {
        StringBuilder yaml = new StringBuilder("""
                # The settings of Cardea with their defaults; docs/config.md tells more. Made from the code, as docs/config.md is.
                # To set one, take the # from its line and from the line of its section.
                """);
        for (SettingSection section : SettingSections.ALL) {
            yaml.append("\n# ").append(section.about()).append('\n');
            if (!section.name().isEmpty()) {
                yaml.append('#').append(section.name()).append(":\n");
            }
            for (Setting<?> setting : section.settings()) {
                String indent = section.name().isEmpty() ? "" : "  ";
                yaml.append('#')
                        .append(indent)
                        .append("# ")
                        .append(setting.about())
                        .append('\n');
                yaml.append('#')
                        .append(line(section, setting, SettingValues.standard()))
                        .append('\n');
            }
        }
        return yaml.toString();
    }

    /// The value as YAML writes it.
    static String value(SettingKind<?> kind, List<String> words) {
        List<String> written = words.stream().map(word -> written(kind, word)).toList();
        return kind.isList() ? "[" + String.join(", ", written) + "]" : String.join("", written);
    }

    private static String line(SettingSection section, Setting<?> setting, SettingValues values) {
        String indent = section.name().isEmpty() ? "" : "  ";
        return indent + setting.name() + ": " + value(setting.kind(), values.words(setting));
    }

    private static String written(SettingKind<?> kind, String word) {
        boolean isText = kind.isList() || kind.shapes().equals(Set.of(SettingText.Shape.TEXT));
        boolean isPlain =
                PLAIN.matcher(word).matches() && !NOT_TEXT.matcher(word).matches();
        return !isText || isPlain ? word : quoted(word);
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < word.length(); index++) {
            char c = word.charAt(index);
            if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
