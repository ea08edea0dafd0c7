package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class ConfigReaderTest {

    @TempDir
    private Path folder;

    @Test
    void nothingSaidIsTheDefault() {
        assertThat(ConfigReader.read(Map.of()))
                .isInstanceOfSatisfying(
                        ConfigReading.Sound.class,
                        sound -> assertThat(sound.config()).isEqualTo(Config.standard()));
    }

    @Test
    void anEmptyFileIsTheDefault() {
        assertThat(config("")).isEqualTo(Config.standard());
        assertThat(config("# nothing\n")).isEqualTo(Config.standard());
        assertThat(config("---\nhttp:\n\nlog:\n")).isEqualTo(Config.standard());
        assertThat(config("\uFEFFhttp:\n")).isEqualTo(Config.standard());
    }

    @Test
    void theServersOwnDefaultsAreThoseOfTheHttpPackage() {
        assertThat(Config.standard().http().settings()).isEqualTo(dev.cardea.http.Settings.at("127.0.0.1", 8080));
    }

    @Test
    void theFileDecides() {
        Config config = config("""
                data: /var/lib/cardea
                http:
                  host: 0.0.0.0
                  port: 80
                  behind_proxy: true
                  trusted_proxies: [10.0.0.0/8, "::1"]
                  max_body_bytes: 64KiB
                  max_header_bytes: 4096
                  timeout: 5m
                  shutdown_grace: 1500ms
                environments:
                  enabled: [staging, production]
                  default: production
                point:
                  cors_origins:
                    - https://app.example
                    - http://localhost:3000
                  delete_status: 204
                log:
                  format: json
                  level: debug
                  requests: false
                """);

        assertThat(config.data()).isEqualTo(Path.of("/var/lib/cardea"));
        assertThat(config.http().settings().host()).isEqualTo("0.0.0.0");
        assertThat(config.http().settings().maxBodyBytes()).isEqualTo(65_536);
        assertThat(config.http().settings().maxHeaderBytes()).isEqualTo(4_096);
        assertThat(config.http().settings().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.http().settings().shutdownGrace()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(config.http().trustedProxies()).hasToString("[10.0.0.0/8, 0:0:0:0:0:0:0:1]");
        assertThat(config.environments().enabled()).containsOnly(Environment.STAGING, Environment.PRODUCTION);
        assertThat(config.environments().fallback()).contains(Environment.PRODUCTION);
        assertThat(config.point().corsOrigins()).containsExactly("https://app.example", "http://localhost:3000");
        assertThat(config.pointSettings().deleteStatus()).isEqualTo(204);
        assertThat(config.log()).isEqualTo(new Config.Log(Config.Format.JSON, Level.DEBUG, false));
    }

    private Config config(String yaml) {
        return config(yaml, Map.of());
    }

    private Config config(String yaml, Map<String, String> environment) {
        return switch (ConfigReader.read(file(yaml), environment)) {
            case ConfigReading.Sound sound -> sound.config();
            case ConfigReading.Faulty faulty -> throw new AssertionError(faulty.text());
        };
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("cardea.yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
