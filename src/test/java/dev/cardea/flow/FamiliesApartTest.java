package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A token opens only endpoints of the family that made it, and only those of its tenant; introspection and
/// revocation are for all.
class FamiliesApartTest {

    private static final String ADA = "ada@example.org";

    @TempDir
    Path folder;

    private OpenInstallation house;
    private People a;
    private People b;
    private String session;
    private List<String> pointTokens;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, new ManualClock());
        a = People.joining(house, "A", Environment.STAGING);
        b = People.joining(house, "B", Environment.STAGING);
        session = a.register(ADA);
        pointTokens = a.pointTokens(ADA, "u-1");
        b.register(ADA);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSessionOpensNothingOfPoints() {
        assertThat(a.point().isIdentified(session)).isFalse();
        assertThat(house.flows().introspect().run(a.tenant(), session)).isPresent();
    }

    @Test
    void pointsTokensOpenNothingOfTheMembers() {
        assertThat(pointTokens).noneMatch(a::isIdentified);
        assertThat(pointTokens).allMatch(a.point()::takes);
    }

    @Test
    void aSessionIsOfItsOwnTenantOnly() {
        assertThat(b.takes(session)).isFalse();
        assertThat(a.takes(session)).isTrue();
        assertThat(b.flows().identifyMember().run(b.tenant(), session))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
    }

    @Test
    void aSessionIsUnknownInAnotherEnvironment() {
        People production = People.joining(house, "A", Environment.PRODUCTION);

        assertThat(production.takes(session)).isFalse();
        production.revoke(session);
        assertThat(a.takes(session)).isTrue();
    }

    /// Point's way to revoke names the user, and speaks of Point's tokens only.
    @Test
    void aSessionIsNotEndedThroughPoint() {
        assertThat(house.flows().revokeAccess().run(a.point().caller(), new ExternalId("u-1"), session))
                .isEqualTo(Outcome.no(new Refusal.TokenUnknown()));
        assertThat(a.takes(session)).isTrue();
    }

    @Test
    void anyTokenIsRevokedByItsKindlessName() {
        a.revoke(session);
        a.revoke(pointTokens.get(2));

        assertThat(a.takes(session)).isFalse();
        assertThat(a.point().takes(pointTokens.get(2))).isFalse();
        assertThat(a.point().takes(pointTokens.get(0))).isTrue();
    }

    @Test
    void aRootTokenIsOfItsOwnTenantOnly() {
        String root = got(house.operations().createRootToken().run(a.ref())).secret();

        assertThat(a.flows().identifyRoot().run(a.tenant(), root)).isInstanceOf(Outcome.Ok.class);
        assertThat(b.flows().identifyRoot().run(b.tenant(), root))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
    }

    @Test
    void aRootTokenAndAnApiKeyAreNoTokens() {
        String root = got(house.operations().createRootToken().run(a.ref())).secret();

        assertThat(a.flows().identifyMember().run(a.tenant(), root))
                .isEqualTo(Outcome.no(new Refusal.CredentialMalformed()));
        assertThat(a.point().isIdentified(root)).isFalse();
    }

    @Test
    void aTenantThatShutsTheDoorIsUnknownThere() {
        String key = a.tenant().publicKey().text();
        assertThat(a.flows().identifyTenant().run(Door.STATICBACKEND, key)).isInstanceOf(Outcome.Ok.class);

        got(house.operations().changePolicy().run(a.ref(), policy -> policy.withDoors(EnumSet.of(Door.POINT))));

        assertThat(a.flows().identifyTenant().run(Door.STATICBACKEND, key))
                .isEqualTo(Outcome.no(new Refusal.TenantUnknown()));
        assertThat(a.flows().identifyTenant().run(Door.STATICBACKEND, "nobody's"))
                .isEqualTo(Outcome.no(new Refusal.TenantUnknown()));
    }
}
