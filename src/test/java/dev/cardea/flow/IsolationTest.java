package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.ApiKey;
import dev.cardea.core.Done;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Outcome;
import dev.cardea.core.PointId;
import dev.cardea.core.Refusal;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tenants share a server and nothing else; so do the environments of one organisation (contract point.md §3).
class IsolationTest {

    private static final String SHARED_KEY = "one-value-in-all-environments";
    private static final ExternalId U1 = new ExternalId("u-1");

    @TempDir
    Path folder;

    private OpenInstallation house;
    private Backend a;
    private Backend b;
    private Backend production;
    private List<String> tokens;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, new ManualClock());
        a = Backend.joining(house, "A", Environment.STAGING);
        b = Backend.joining(house, "B", Environment.STAGING);
        production = Backend.joining(house, "A", Environment.PRODUCTION);
        String refresh = a.create("u-1");
        tokens = List.of(refresh, a.mint("u-1", refresh), a.mint("u-1"));
        b.create("u-1");
        production.create("u-1");
        assertThat(tokens).allMatch(a::takes);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theSameIdNamesThreePeople() {
        assertThat(List.of(
                        a.row("u-1").pointId(),
                        b.row("u-1").pointId(),
                        production.row("u-1").pointId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTokenIsUnknownInAnotherEnvironment() {
        for (Environment other : List.of(Environment.DEV, Environment.PREPROD, Environment.PRODUCTION)) {
            assertThat(tokens)
                    .allSatisfy(token -> assertThat(house.flows().identify().run(other, token))
                            .isEqualTo(Outcome.no(new Refusal.CredentialNotValid())));
        }
        assertThat(tokens).noneMatch(production::takes);
    }

    @Test
    void aTokenIsOfItsOwnTenantOnly() {
        assertThat(tokens).noneMatch(b::takes);
        assertThat(tokens)
                .allSatisfy(token -> assertThat(house.flows().introspect().run(b.tenant(), token))
                        .isEmpty());
    }

    @Test
    void nobodyRevokesATokenOfAnotherTenant() {
        for (Backend other : List.of(b, production)) {
            tokens.forEach(token -> house.flows().revokeToken().run(other.tenant(), token));
            tokens.forEach(token -> house.flows().revokeAccess().run(other.caller(), U1, token));
        }
        assertThat(tokens).allMatch(a::takes);
    }

    @Test
    void aTokenOfAnotherUserIsNotRevokedAndThatIsNotSuccess() {
        a.create("u-2");
        Outcome<Done> outcome = house.flows().revokeAccess().run(a.caller(), new ExternalId("u-2"), tokens.get(2));

        assertThat(outcome).isEqualTo(Outcome.no(new Refusal.TokenUnknown())); // contract point.md §4.7
        assertThat(a.takes(tokens.get(2))).isTrue();
    }

    /// There it is signed by nobody (contract point.md §3), and §4.7 says what becomes of that. Else the
    /// answer would tell one environment which tokens live in the other.
    @Test
    void revokingATokenOfAnotherEnvironmentTellsNothingOfIt() {
        String living = tokens.get(2);
        String dead = a.mint("u-1");
        a.revoke("u-1", dead);

        assertThat(house.flows().revokeAccess().run(production.caller(), U1, living))
                .isEqualTo(house.flows().revokeAccess().run(production.caller(), U1, dead))
                .isEqualTo(Outcome.ok(Done.DONE));
    }

    @Test
    void aUsersOwnTokenSpeaksOfNobodyElse() {
        a.create("u-2");
        Caller holder = a.holder(tokens.get(0));
        Caller.ByRefresh refreshing = (Caller.ByRefresh) holder;

        for (String name : List.of("u-2", "nobody")) {
            ExternalId other = new ExternalId(name);
            assertThat(house.flows().mintAccess().run(holder, other)).isEqualTo(Outcome.no(new Refusal.UserMismatch()));
            assertThat(house.flows().endRefresh().run(refreshing, other))
                    .isEqualTo(Outcome.no(new Refusal.UserMismatch()));
            assertThat(house.flows().revokeAccess().run(a.holder(tokens.get(1)), other, tokens.get(2)))
                    .isEqualTo(Outcome.no(new Refusal.UserMismatch()));
        }
        assertThat(tokens).allMatch(a::takes);
    }

    @Test
    void anotherTenantsUserIsAsUnknownAsNobody() {
        PointId foreign = a.row("u-1").pointId();

        assertThat(house.flows().findUser().run(b.caller(), foreign))
                .isEqualTo(house.flows().findUser().run(b.caller(), new ExternalId("nobody")))
                .isEqualTo(Outcome.no(new Refusal.UserUnknown()));
        assertThat(house.flows().mintAccess().run(b.caller(), foreign))
                .isEqualTo(Outcome.no(new Refusal.UserUnknown()));
        assertThat(house.flows().renewRefresh().run(b.caller(), foreign))
                .isEqualTo(Outcome.no(new Refusal.UserUnknown()));
        assertThat(tokens).allMatch(a::takes);
    }

    @Test
    void anAccessTokenMakesNoAccessToken() {
        assertThat(house.flows().mintAccess().run(a.holder(tokens.get(1)), U1))
                .isEqualTo(Outcome.no(new Refusal.CredentialOfWrongKind()));
    }

    @Test
    void oneValueIsAKeyOfEachEnvironmentAndOfNoOther() {
        got(house.operations().importApiKey().run(a.ref(), "", SHARED_KEY));
        got(house.operations().importApiKey().run(production.ref(), "", SHARED_KEY));

        assertThat(a.isIdentified(SHARED_KEY)).isTrue();
        assertThat(production.isIdentified(SHARED_KEY)).isTrue();
        assertThat(house.flows().identify().run(Environment.DEV, SHARED_KEY))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
        assertThat(house.operations().importApiKey().run(b.ref(), "", SHARED_KEY))
                .isEqualTo(Outcome.no(new Refusal.KeyExists()));
    }

    @Test
    void revokingItInOneEnvironmentLeavesTheOther() {
        ApiKey staging = got(house.operations().importApiKey().run(a.ref(), "", SHARED_KEY))
                .key();
        got(house.operations().importApiKey().run(production.ref(), "", SHARED_KEY));
        assertThat(a.isIdentified(SHARED_KEY)).isTrue();

        got(house.operations().revokeApiKey().run(staging.id()));

        assertThat(a.isIdentified(SHARED_KEY)).isFalse();
        assertThat(production.isIdentified(SHARED_KEY)).isTrue();
        assertThat(house.operations().importApiKey().run(a.ref(), "", SHARED_KEY))
                .isEqualTo(Outcome.no(new Refusal.KeyExists()));
    }

    @Test
    void anApiKeyNeverPassesForAToken() {
        assertThat(List.of(tokens.get(0), tokens.get(1), "a.b.c", "cprt" + "A".repeat(52), "", "a b"))
                .allSatisfy(
                        value -> assertThat(house.operations().importApiKey().run(a.ref(), "", value))
                                .isInstanceOf(Outcome.No.class));
    }
}
