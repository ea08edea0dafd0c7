package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.bearer;
import static dev.cardea.api.staticbackend.StaticBackendFixture.publicKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// That nothing of development mode is left elsewhere: contract staticbackend.md §7, cases 50 and 76, decision 19.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionOnlyTest {

    @AutoClose
    private final StaticBackendFixture app;

    ProductionOnlyTest(@TempDir Path folder) {
        app = new StaticBackendFixture(Mode.PRODUCTION, folder);
    }

    // 50
    @Test
    void codesAreSixDigitsThatNobodyKnows() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String email = app.address("many");
            app.register(email, app.password("x"));
            codes.add(app.magicCode(email));
        }

        assertThat(codes)
                .hasSizeGreaterThan(50)
                .allSatisfy(code -> assertThat(code).matches("[0-9]{6}"));
    }

    // 50, §5.4
    @Test
    void theCodeOfDevelopmentOpensNothing() {
        String email = app.owner().email();
        String code = app.magicCode(email);

        if (!code.equals("666333")) {
            Expect.refused(app.exchange("666333", email), 401, "invalid code");
        }
    }

    // 76
    @Test
    void theRootTokenOfDevelopmentIsRefusedByItsName() {
        String path = "GET /password/resetcode?e=" + app.owner().email();

        Expect.rootRefused(app.ask(path, bearer("safe-to-use-in-dev-root-token")), 401, "not in dev mode");
    }

    // decisions, "Development mode"
    @Test
    void thePublicKeyAndTheAdministratorOfDevelopmentAreUnknown() {
        Expect.refused(app.send("GET /email?e=x", publicKey("dev_memory_pk")), 401, "invalid StaticBackend public key");
        Expect.wrongCredentials(app.login("admin@dev.com", "devpw1234"));
        assertThat(app.send("GET /dev/mail.json").status()).isEqualTo(404);
    }

    // decision 19
    @Test
    void theRootTokenNamesItsUserAndAccount() {
        Person admin = app.admin();

        assertThat(app.rootToken()).startsWith(admin.id() + "|" + admin.account() + "|");
        assertThat(app.rootToken().split("\\|", -1)).hasSize(3);
        assertThat(app.rootToken().length()).isGreaterThanOrEqualTo(admin.id().length() * 2 + 2 + 43);
    }

    // §4.3
    @Test
    void theAdministratorHasRoleOneHundred() {
        assertThat(Expect.json(app.me(app.admin().token())).path("role").asInt())
                .isEqualTo(100);
    }
}
