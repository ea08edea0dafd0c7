package dev.cardea.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardea.core.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
        assertThat(config("")).isEqualTo(standard());
        assertThat(config("# nothing\n")).isEqualTo(standard());
        assertThat(config("---\nhttp:\n\nlog:\n")).isEqualTo(standard());
        assertThat(config("\uFEFFhttp:\n")).isEqualTo(standard());
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
        assertThat(config.http().settings().trustedProxies().networks()).hasToString("[10.0.0.0/8, 0:0:0:0:0:0:0:1]");
        assertThat(config.environments().enabled()).containsOnly(Environment.STAGING, Environment.PRODUCTION);
        assertThat(config.environments().fallback()).contains(Environment.PRODUCTION);
        assertThat(config.point().corsOrigins()).containsExactly("https://app.example", "http://localhost:3000");
        assertThat(config.families().point().deleteStatus()).isEqualTo(204);
        assertThat(config.log()).isEqualTo(new Config.Log(Config.Format.JSON, Level.DEBUG, false));
    }

    @Test
    void theEnvironmentOverridesTheFile() {
        Map<String, String> environment = Map.of(
                "CARDEA_HTTP_PORT", "9000",
                "CARDEA_ENVIRONMENTS_ENABLED", "dev, staging",
                "CARDEA_POINT_CORS_ORIGINS", "",
                "CARDEA_SQLITE_PAGE_CACHE_BYTES", "1MiB",
                "PATH", "/bin");
        Config config = config("http: {port: 1}\npoint: {cors_origins: [\"https://a.example\"]}", environment);

        assertThat(config.http().settings().port()).isEqualTo(9_000);
        assertThat(config.environments().enabled()).containsOnly(Environment.DEV, Environment.STAGING);
        assertThat(config.point().corsOrigins()).isEmpty();
        assertThat(config.store().sqlite().cacheKibibytes()).isEqualTo(1_024);
    }

    @Test
    void aDatabaseElsewhere() {
        Map<String, String> environment = Map.of(
                "CARDEA_STORE", "postgresql",
                "CARDEA_DATABASE_USERNAME", "ann",
                "CARDEA_DATABASE_PASSWORD", "hunter2");
        String yaml = "database: {url: \"jdbc:postgresql://a:5432,b/cardea?targetServerType=primary\", pool: 20}";
        ConfigReading.Sound sound = sound(yaml, environment);

        assertThat(sound.config().store().database())
                .contains(new Config.Database(
                        "jdbc:postgresql://a:5432,b/cardea?targetServerType=primary", "ann", 20, Optional.empty()));
        assertThat(sound.effective())
                .contains("store: postgresql # CARDEA_STORE\n")
                .doesNotContain("hunter2");
        assertThat(config(sound.effective())).isEqualTo(sound.config());
        assertThat(standard().store().database()).isEmpty();
    }

    @Test
    void whatTheStartScriptAndTheVaultReadIsNoSetting() {
        Map<String, String> environment = Map.of(
                "CARDEA_MASTER_KEY", "secret",
                "CARDEA_JAVA_HOME", "/jdk",
                "CARDEA_JAVA_OPTS", "-Xmx1g",
                "CARDEA_JVM_SEARCH", "");
        assertThat(config("", environment)).isEqualTo(standard());
    }

    @Test
    void printedSettingsSayWhoDecidedThemAndCanBeReadAgain() {
        String yaml = "data: \"8080\"\nhttp: {port: 81, timeout: 90s, trusted_proxies: [\"::1\"], behind_proxy: true}";
        String printed = sound(yaml, Map.of("CARDEA_LOG_FORMAT", "json")).effective();

        assertThat(printed)
                .contains("data: \"8080\" # cardea.yaml:1\n")
                .contains("  port: 81 # cardea.yaml:2\n")
                .contains("  timeout: 90s # cardea.yaml:2\n")
                .contains("  format: json # CARDEA_LOG_FORMAT\n")
                .contains("  max_body_bytes: 2MiB # default\n");
        assertThat(config(printed, Map.of())).isEqualTo(config(yaml, Map.of("CARDEA_LOG_FORMAT", "json")));
    }

    @Test
    void oddPathsSurvivePrinting() {
        for (String path :
                new String[] {"no", "1e3", "0x10", "a b", "a: b", "a#b", "#a", "\\\"", "~", "ä\u0085ö", "-"}) {
            String printed = sound("", Map.of("CARDEA_DATA", path)).effective();
            assertThat(config(printed, Map.of()).data()).isEqualTo(folder.resolve(path));
        }
    }

    @Test
    void developmentIsForThisMachineOnly() {
        Config config = Config.development("::1", 0, folder);

        assertThat(config.environments().of("localhost:8080")).contains(Environment.DEV);
        assertThat(config.families().point().failuresPerMinute()).isZero();
        assertThat(config.data()).isEqualTo(folder);
        for (String host : new String[] {"0.0.0.0", "10.0.0.1", "cardea.example", "::", "127.0.0.1.example"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Config.development(host, 0, folder))
                    .withMessageContaining("this machine only");
        }
    }

    @Test
    void aDataFolderIsMeantFromWhereTheFileIs() {
        assertThat(config("data: ./mine").data()).isEqualTo(folder.resolve("mine"));
        assertThat(config("data: /srv/mine").data()).isEqualTo(Path.of("/srv/mine"));
        assertThat(config("data: ./mine", Map.of("CARDEA_DATA", "other")).data())
                .isEqualTo(Path.of("other"));
    }

    private Config standard() {
        return Config.standard().in(folder.resolve("data"));
    }

    private Config config(String yaml) {
        return config(yaml, Map.of());
    }

    private Config config(String yaml, Map<String, String> environment) {
        return sound(yaml, environment).config();
    }

    private ConfigReading.Sound sound(String yaml, Map<String, String> environment) {
        return switch (ConfigReader.read(file(yaml), environment)) {
            case ConfigReading.Sound sound -> sound;
            case ConfigReading.Faulty faulty -> throw new AssertionError(faulty.text());
        };
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("cardea.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
