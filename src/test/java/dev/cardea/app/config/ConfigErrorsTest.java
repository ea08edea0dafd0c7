package dev.cardea.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigErrorsTest {

    @TempDir
    private Path folder;

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        List<String> errors = errors(
                """
                dta: elsewhere
                http:
                  prot: 80
                  port: "80"
                  port: 81
                  host: 0.0.0.0
                  behind-proxy: true
                environments:
                  enabled: [dev, test]
                limits: 7
                """, Map.of("CARDEA_LOG_LEVEL", "loud", "CARDEA_LOG_FROMAT", "json", "CARDEA_SQLITE_READERS", "0"));

        assertThat(errors)
                .containsExactly(
                        "cardea.yaml:5: port stands here a second time",
                        "cardea.yaml:1: there is no setting dta; did you mean data?",
                        "cardea.yaml:3: there is no setting http.prot; did you mean http.port?",
                        "cardea.yaml:7: there is no setting http.behind-proxy; did you mean http.behind_proxy?",
                        "cardea.yaml:10: limits is a section: its settings stand below it, indented",
                        "cardea.yaml:4: http.port is written as a text; allowed: a whole number from 0 to 65535",
                        "cardea.yaml:9: environments.enabled has \"test\"; allowed: a list, not empty, of dev, staging,"
                                + " preprod, production",
                        "CARDEA_LOG_FROMAT: there is no such setting; did you mean CARDEA_LOG_FORMAT?",
                        "CARDEA_SQLITE_READERS: sqlite.readers is \"0\"; allowed: a whole number from 1 to 256",
                        "CARDEA_LOG_LEVEL: log.level is \"loud\"; allowed: error, warn, info, debug, trace",
                        "cardea.yaml:6: http.host is 0.0.0.0, which other machines can reach, but this server speaks"
                                + " plain HTTP: put a proxy in front that terminates TLS, and set http.behind_proxy to"
                                + " true");
    }

    @Test
    void eachKindHasItsRange() throws IOException {
        assertRefused("data: 7", "data is written as a number");
        assertRefused("data: ''", "data");
        assertRefused("http: {port: 65536}", "http.port is \"65536\"");
        assertRefused("http: {port: -1}", "http.port is \"-1\"");
        assertRefused("http: {port: 1e3}", "http.port is \"1e3\"");
        assertRefused("http: {port: 0x50}", "http.port is");
        assertRefused("http: {port: 080}", "http.port is");
        assertRefused("http: {port: 99999999999999999999}", "http.port is");
        assertRefused("http: {port: [80]}", "http.port is written as a list");
        assertRefused("http: {port: {of: 80}}", "http.port is a setting, not a section");
        assertRefused("http: {port: }", "http.port has no value");
        assertRefused("http: {behind_proxy: yes}", "http.behind_proxy is written as a text");
        assertRefused("http: {timeout: 30}", "http.timeout is written as a number; allowed: a time from 1s to 1h");
        assertRefused("http: {timeout: 30 s}", "http.timeout is \"30 s\"");
        assertRefused("http: {timeout: 999ms}", "http.timeout is \"999ms\"");
        assertRefused("http: {timeout: 61m}", "http.timeout is \"61m\"");
        assertRefused("http: {max_body_bytes: 1023}", "allowed: bytes from 1KiB to 512MiB");
        assertRefused("http: {max_body_bytes: 2MB}", "http.max_body_bytes is \"2MB\"");
        assertRefused("http: {max_body_bytes: 999999999999GiB}", "http.max_body_bytes is");
        assertRefused("http: {host: '[::1]'}", "http.host is \"[::1]\"");
        assertRefused("http: {host: 127.0.0.256}", "http.host is");
        assertRefused("http: {host: a/b}", "http.host is");
        assertRefused("http: {trusted_proxies: [10.0.0.0/33, 10.0.0.1]}", "http.trusted_proxies has \"10.0.0.0/33\";");
        assertRefused("http: {trusted_proxies: [proxy.example]}", "http.trusted_proxies has \"proxy.example\"");
        assertRefused("http: {trusted_proxies: 10.0.0.1}", "http.trusted_proxies is written as a text");
        assertRefused("http: {trusted_proxies: [1]}", "http.trusted_proxies has an item that is not a text");
        assertRefused("environments: {enabled: []}", "environments.enabled has no items");
        assertRefused("environments: {default: prod}", "environments.default is \"prod\"; allowed: dev, staging");
        assertRefused("mail: {from: nobody}", "mail.from is \"nobody\"; allowed: a mail address in ASCII, or none");
        assertRefused("mail: {from: 'A <a@b.example>'}", "mail.from is a text with @ (not shown)");
        assertRefused("mail: {security: ssl}", "mail.security is \"ssl\"; allowed: starttls, tls, none");
        assertRefused("mail: {port: 0}", "mail.port is \"0\"");
        assertRefused("mail: {timeout: 3m}", "mail.timeout is \"3m\"");
        assertRefused("point: {delete_status: 202}", "point.delete_status is \"202\"; allowed: 200, 204");
        assertRefused("point: {delete_status: '204'}", "point.delete_status is written as a text");
    }

    @Test
    void originsAreExactlyWhatBrowsersSend() throws IOException {
        for (String origin : List.of(
                "*",
                "null",
                "app.example",
                "https://app.example/",
                "https://App.example",
                "https://app.example:443",
                "http://app.example:80",
                "https://*.example",
                "ftp://app.example")) {
            assertRefused("point: {cors_origins: ['" + origin + "']}", "point.cors_origins has \"" + origin + "\"");
        }
    }

    @Test
    void combinationsAreChecked() throws IOException {
        assertRefused("http: {trusted_proxies: [10.0.0.1]}", "but http.behind_proxy is false");
        assertRefused("http:\n  host: '::'\n", "cardea.yaml:2: http.host is ::, which other machines can reach");
        assertRefused("http: {host: cardea.example}", "set http.behind_proxy to true");
        assertRefused("metrics: {port: 8080}", "metrics.port and http.port are both 8080");
        assertRefused(
                "environments: {enabled: [dev], default: staging}",
                "environments.default is staging, which is not among environments.enabled");
        assertRefused("mail: {host: mail.example}", "cardea.yaml:1: mail.host is set, but mail.from gives no address");
        assertRefused(
                "mail: {host: mail.example, from: a@b.example, security: none, username: u}",
                "mail.security is none, so the password of mail.username would go to mail.example");
        assertThat(errors("mail: {host: localhost, from: a@b.example, security: none, username: u}", Map.of()))
                .isEmpty();
        assertThat(errors("metrics: {port: 8080, enabled: false}", Map.of())).isEmpty();
        assertThat(errors("metrics: {port: 8080, host: 127.0.0.2}", Map.of())).isEmpty();
        assertThat(errors("http: {port: 0}\nmetrics: {port: 0}", Map.of())).isEmpty();
    }

    @Test
    void aDatabaseIsNamedWhollyOrNotAtAll() throws IOException {
        String url = "database: {url: 'jdbc:postgresql://db.example/cardea', username: ann}\n";
        assertThat(errors("store: postgresql\n" + url, Map.of())).isEmpty();
        assertRefused(
                "store: postgresql",
                "cardea.yaml:1: store is postgresql, but database.url does not say where the database is, and"
                        + " database.username does not say who we are to it");
        assertRefused(
                "store: postgresql\ndatabase: {username: ann}", "but database.url does not say where the database is");
        assertRefused(
                "store: postgresql\ndatabase: {url: 'jdbc:postgresql://db.example/cardea'}",
                "but database.username does not say who we are to it");
        assertRefused(url, "cardea.yaml:1: database.* is set, but store is sqlite");
        assertRefused("database: {pool: 11}", "database.* is set, but store is sqlite");
        assertRefused("store: postgres", "store is \"postgres\"; allowed: sqlite, postgresql");
        assertRefused("database: {pool: 0}", "database.pool is \"0\"; allowed: a whole number from 1");
        assertRefused(
                "database: {url: 'jdbc:mysql://db.example/cardea'}",
                "database.url is \"jdbc:mysql://db.example/cardea\"; allowed: a JDBC address such as jdbc:postgresql://");
    }

    @Test
    void noPasswordStandsInTheAddressOfTheDatabase() throws IOException {
        for (String address : List.of(
                "jdbc:postgresql://db.example/cardea?user=ann&password=hunter2",
                "jdbc:postgresql://ann:hunter2@db.example/cardea",
                "jdbc:postgresql://db.example/cardea?sslpassword=hunter2")) {
            String yaml = "store: postgresql\ndatabase: {url: '" + address + "', username: ann}";
            assertThat(errors(yaml, Map.of()))
                    .singleElement()
                    .asString()
                    .contains("the user belongs into database.username, and the password into CARDEA_DATABASE_PASSWORD")
                    .doesNotContain("hunter2");
        }
        for (String address :
                List.of("jdbc:mysql://db.example/cardea?password=hunter2", "postgres://ann:hunter2@db/x")) {
            assertThat(errors("database: {url: '" + address + "'}", Map.of()))
                    .anyMatch(error -> error.contains("(not shown); allowed: a JDBC address"))
                    .noneMatch(error -> error.contains("hunter2"));
        }
    }

    @Test
    void settingsInTheWrongPlaceAreSentToTheRightOne() throws IOException {
        assertRefused("port: 80", "there is no setting port; did you mean http.port?");
        assertRefused("http.port: 80", "http.port must stand in its section");
        assertRefused("htpp: {port: 80}", "there is no section htpp; did you mean http?");
        assertRefused("something_else: 80", "there is no setting something_else");
        assertRefused("- http", "the file must hold sections and settings");
        assertRefused("http", "the file must hold sections and settings");
    }

    @Test
    void brokenFilesAreToldWithTheirLine() throws IOException {
        assertRefused("http:\n  port: 80\n host: a\n", "cardea.yaml:3: this is not YAML");
        assertRefused("http: [\n", "this is not YAML");
        assertRefused("http: {port: 80}\n---\nhttp: {port: 81}\n", "cardea.yaml:3: there is a second document");
        assertRefused("http: &a {port: 80}\nlog: *a\n", "cardea.yaml:1: anchors (&) and aliases (*)");
    }

    @Test
    void aFileThatCannotBeReadIsAnError() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThat(errors(missing, Map.of("CARDEA_HTTP_PORT", "x")))
                .containsExactly(
                        missing + ": there is no such file",
                        "CARDEA_HTTP_PORT: http.port is \"x\"; allowed: a whole number from 0 to 65535");
        assertThat(errors(folder, Map.of())).singleElement().asString().contains("cannot be read");

        Path latin = Files.write(folder.resolve("latin.yaml"), "data: ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errors(latin, Map.of())).containsExactly(latin + ": the file is not UTF-8");
    }

    @Test
    void noErrorTellsASecret() throws IOException {
        String yaml = """
                master_key: hunter2
                data: *hunter2
                limits: &hunter2
                point:
                  cors_origins: [https://admin:hunter2@app.example]
                """;
        Map<String, String> environment = Map.of("CARDEA_MASTERKEY", "hunter2", "CARDEA_MASTER_KEY", "hunter2");

        assertThat(errors(yaml, environment))
                .hasSizeGreaterThan(2)
                .noneMatch(error -> error.contains("hunter2"))
                .anyMatch(error -> error.endsWith("did you mean CARDEA_MASTER_KEY?"));
        assertThat(errors("password: \"hunter2\n", Map.of())).noneMatch(error -> error.contains("hunter2"));
        assertThat(errors("password: hunter2: hunter2\n", Map.of())).noneMatch(error -> error.contains("hunter2"));
        assertThat(errors("a: &hunter2 *hunter2", Map.of())).noneMatch(error -> error.contains("hunter2"));
        assertThat(errors("key: !hunter2!x a\n", Map.of())).noneMatch(error -> error.contains("hunter2"));
    }

    @Test
    void errorsAreLinesWhateverTheValue() throws IOException {
        assertThat(errors("", Map.of("CARDEA_LOG_LEVEL", "a\nb\u001b[2J" + "x".repeat(100))))
                .singleElement()
                .asString()
                .startsWith("CARDEA_LOG_LEVEL: log.level is \"a?b?[2Jxxx")
                .contains("…\"; allowed");
    }

    private void assertRefused(String yaml, String part) throws IOException {
        assertThat(errors(yaml, Map.of())).as(yaml).anyMatch(error -> error.contains(part));
    }

    private List<String> errors(String yaml, Map<String, String> environment) throws IOException {
        return errors(Files.writeString(folder.resolve("cardea.yaml"), yaml), environment);
    }

    private static List<String> errors(Path file, Map<String, String> environment) {
        return switch (ConfigReader.read(file, environment)) {
            case ConfigReading.Sound _ -> List.of();
            case ConfigReading.Faulty faulty ->
                faulty.errors().stream().map(ConfigError::toString).toList();
        };
    }
}
