package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.app.config.Config;
import dev.cardea.app.config.ConfigReader;
import dev.cardea.cli.WrongUsage;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Policy;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The administrator of Query Server whom the configuration names (contract query-server.md §4, case 49).
class AdministratorTest {

    private static final TenantRef ACME = new TenantRef("acme", Environment.PRODUCTION);
    private static final Map<String, String> NAMED =
            Map.of("CARDEA_DEFAULT_TENANT", "acme@production", "CARDEA_QUERYSERVER_ADMIN_EMAIL", "admin");

    @TempDir
    private Path folder;

    private OpenInstallation house;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, new ManualClock());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theAdministratorHasATokenThatNeverEndsAndMayWrite() {
        house.operations().createTenant().run(ACME, Policy.DEFAULT);
        start("admin", "first-password");

        User admin = user("admin");
        QueryToken token =
                house.store().read(tx -> tx.queryTokens().of(admin.id())).orElseThrow();
        assertThat(admin.isAdministrator()).isTrue();
        assertThat(admin.membership()).isEmpty();
        assertThat(token.term().isEndless()).isTrue();
        assertThat(token.mayWrite()).isTrue();
        assertThat(matches(admin, "first-password")).isTrue();
    }

    @Test
    void anotherPasswordChangesNothingAndAnotherAddressAddsASecondOne() {
        house.operations().createTenant().run(ACME, Policy.DEFAULT);
        start("admin", "first-password");
        start("ADMIN", "second-password");
        start("root@example.org", "third-password");

        assertThat(matches(user("admin"), "first-password")).isTrue();
        assertThat(matches(user("admin"), "second-password")).isFalse();
        assertThat(List.of(user("admin"), user("root@example.org"))).allMatch(User::isAdministrator);
    }

    @Test
    void whereTheTenantIsMissingOrWantsABetterPasswordTheOperatorIsTold() {
        assertThatThrownBy(() -> start("admin", "first-password"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("there is no acme@production: make it with 'cardea tenant create'");
        house.operations().createTenant().run(ACME, Policy.DEFAULT);
        assertThatThrownBy(() -> start("admin", "short"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("CARDEA_QUERYSERVER_ADMIN_PASSWORD is too weak for acme@production");
    }

    @Test
    void theAddressAndThePasswordComeTogether() {
        assertThat(administrator(Map.of())).isEmpty();
        assertThatThrownBy(() -> administrator(NAMED))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("put it into CARDEA_QUERYSERVER_ADMIN_PASSWORD");
        assertThatThrownBy(() -> administrator(Map.of("CARDEA_QUERYSERVER_ADMIN_PASSWORD", "hunter2")))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("queryserver.admin_email does not say whose password that is");

        Map<String, String> both = new HashMap<>(NAMED);
        both.put("CARDEA_QUERYSERVER_ADMIN_PASSWORD", "hunter2");
        assertThat(administrator(both)).map(Administrator::tenant).contains(ACME);
        assertThat(administrator(both).toString()).doesNotContain("hunter2");
    }

    private void start(String email, String password) {
        new Administrator(ACME, Email.orName(email).orElseThrow(), password).addBy(house.operations());
    }

    private User user(String email) {
        return house.store().read(tx -> {
            Tenant tenant = tx.tenants().named("acme", Environment.PRODUCTION).orElseThrow();
            return tx.users()
                    .withEmail(tenant.id(), Email.orName(email).orElseThrow())
                    .orElseThrow();
        });
    }

    private boolean matches(User user, String password) {
        PasswordHash hash =
                house.store().read(tx -> tx.passwords().of(user.id())).orElseThrow();
        return house.passwords().matches(password, hash);
    }

    private static Optional<Administrator> administrator(Map<String, String> environment) {
        Config config = Premises.sound(ConfigReader.read(environment));
        return Premises.administrator(config, environment);
    }
}
