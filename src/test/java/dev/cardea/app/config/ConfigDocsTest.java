package dev.cardea.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The manual and the example are made from the table. `mvn test -Dtest=ConfigDocsTest -Ddocs=write` mends them.
class ConfigDocsTest {

    @TempDir
    private Path folder;

    @Test
    void theManualIsUpToDate() throws IOException {
        assertUpToDate(Path.of("docs/config.md"), ConfigManual.text());
    }

    @Test
    void theExampleIsUpToDate() throws IOException {
        assertUpToDate(Path.of("cardea.example.yaml"), SettingYaml.example());
    }

    @Test
    void theExampleUncommentedIsTheDefault() throws IOException {
        String uncommented = SettingYaml.example()
                .lines()
                .map(line -> line.replaceFirst("^#(?! )", ""))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("cardea.yaml"), uncommented);

        assertThat(uncommented.lines().filter(line -> line.contains(": "))).hasSizeGreaterThan(20);
        assertThat(ConfigReader.read(file, Map.of()))
                .isInstanceOfSatisfying(
                        ConfigReading.Sound.class,
                        sound -> assertThat(sound.config())
                                .isEqualTo(Config.standard().in(folder.resolve("data"))));
    }

    @Test
    void everySettingCanComeFromTheEnvironment() {
        Map<String, String> environment = SettingSections.SETTINGS.stream()
                .collect(Collectors.toMap(
                        Setting::variable,
                        setting -> String.join(",", SettingValues.standard().words(setting))));

        assertThat(environment).hasSameSizeAs(SettingSections.SETTINGS);
        assertThat(ConfigReader.read(environment))
                .isInstanceOfSatisfying(
                        ConfigReading.Sound.class,
                        sound -> assertThat(sound.effective()).doesNotContain("# default"));
    }

    private static void assertUpToDate(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("docs"))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
