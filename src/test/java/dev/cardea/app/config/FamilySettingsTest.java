package dev.cardea.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.api.aviauth.AviauthSettings;
import dev.cardea.api.queryserver.QueryServerSettings;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.flow.TenantRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the families Query Server and Aviauth are told, and what of it is refused.
class FamilySettingsTest {

    private static final TenantRef ACME = new TenantRef("acme", Environment.PRODUCTION);

    @Test
    void requestsThatDoNotSayGoByTheirHostAndThenToTheDefaultTenant() {
        Config config = config(Map.of(
                "CARDEA_DEFAULT_TENANT", "acme@production",
                "CARDEA_TENANT_HOSTS", "API.example.org=shop.1@staging, 10.0.0.1=acme@production"));

        assertThat(config.families().queryServer())
                .isEqualTo(new QueryServerSettings(
                        Map.of("api.example.org", new TenantRef("shop.1", Environment.STAGING), "10.0.0.1", ACME),
                        Optional.of(ACME)));
        assertThat(config(Map.of()).families().queryServer()).isEqualTo(QueryServerSettings.DEFAULT);
        assertThat(config(Map.of("CARDEA_DEFAULT_TENANT", "none")).families().queryServer())
                .isEqualTo(QueryServerSettings.DEFAULT);
    }

    @Test
    void aviauthIsWhereItIsSaidToBeOrWhereTheServerListens() {
        Config said = config(Map.of(
                "CARDEA_AVIAUTH_URL", "https://api.example.org/latest",
                "CARDEA_AVIAUTH_CORS_ORIGINS", "https://app.example",
                "CARDEA_AVIAUTH_REFRESH_REPEAT", "0s",
                "CARDEA_AVIAUTH_REDIRECT_TO_HTTPS", "true"));

        assertThat(said.families().aviauth())
                .isEqualTo(new AviauthSettings(
                        Optional.of("https://api.example.org/latest"),
                        Set.of("https://app.example"),
                        Duration.ZERO,
                        true));
        assertThat(config(Map.of()).families().aviauth())
                .isEqualTo(new AviauthSettings(
                        Optional.of("http://127.0.0.1:8080/latest"), Set.of(), Duration.ofSeconds(60), false));
        assertThat(config(Map.of("CARDEA_HTTP_HOST", "::1", "CARDEA_HTTP_PORT", "81"))
                        .families()
                        .aviauth()
                        .url())
                .contains("http://[::1]:81/latest");
    }

    @Test
    void developmentIsAboutItsOwnTenantAndHasNoAddressOfItsOwn() {
        Config config = Config.development("127.0.0.1", 0, Path.of("data"));

        assertThat(config.families().queryServer().usual()).contains(new TenantRef("dev", Environment.DEV));
        assertThat(config.families().aviauth().url()).isEmpty();
        assertThat(config.queryServer().administrator()).isEmpty();
    }

    @Test
    void anAdministratorMayHaveAPlainName() {
        Map<String, String> named =
                Map.of("CARDEA_QUERYSERVER_ADMIN_EMAIL", "Admin", "CARDEA_DEFAULT_TENANT", "acme@production");

        assertThat(config(named).queryServer().administrator()).isEqualTo(Email.orName("Admin"));
    }

    @Test
    void whatIsNoTenantIsRefused() {
        for (String tenant : List.of("acme", "acme@", "@production", "acme@prod", "ac me@dev", "acme@dev@dev", "")) {
            assertThat(errors("CARDEA_DEFAULT_TENANT", tenant)).as(tenant).contains("default_tenant is ");
        }
        for (String host : List.of(
                "acme@production",
                "=acme@production",
                "api.example.org:80=acme@production",
                "[::1]=acme@production",
                "::1=acme@production",
                "api.example.org=acme",
                "a/b=acme@production")) {
            assertThat(errors("CARDEA_TENANT_HOSTS", host)).as(host).contains("tenant_hosts has ");
        }
        assertThat(errors("CARDEA_TENANT_HOSTS", "a.example=acme@dev,A.example=shop@dev"))
                .isEqualTo("CARDEA_TENANT_HOSTS: tenant_hosts has a.example a second time");
    }

    @Test
    void whatIsNoUrlIsRefused() {
        for (String url : List.of(
                "api.example.org/latest",
                "https://api.example.org/",
                "https://api.example.org/latest/",
                "https://api.example.org//latest",
                "https://api.example.org/latest?x=1",
                "https://api.example.org/latest#x",
                "https://me@api.example.org/latest",
                "ftp://api.example.org/latest",
                "https://api.example.org/la test",
                "https:///latest")) {
            assertThat(errors("CARDEA_AVIAUTH_URL", url)).as(url).contains("aviauth.url is ");
        }
        assertThat(errors("CARDEA_AVIAUTH_REFRESH_REPEAT", "11m")).contains("aviauth.refresh_repeat is ");
    }

    @Test
    void anAdministratorNeedsATenant() {
        assertThat(errors("CARDEA_QUERYSERVER_ADMIN_EMAIL", "admin"))
                .isEqualTo("CARDEA_QUERYSERVER_ADMIN_EMAIL: queryserver.admin_email is set, but default_tenant does not"
                        + " say whose administrator that is");
    }

    private static Config config(Map<String, String> environment) {
        return switch (ConfigReader.read(environment)) {
            case ConfigReading.Sound sound -> sound.config();
            case ConfigReading.Faulty faulty -> throw new AssertionError(faulty.text());
        };
    }

    private static String errors(String variable, String value) {
        return switch (ConfigReader.read(Map.of(variable, value))) {
            case ConfigReading.Sound _ -> "";
            case ConfigReading.Faulty faulty -> faulty.text();
        };
    }
}
