package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tenant is entered only through the families that it opens.
class DoorsTest {

    @TempDir
    Path folder;

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
    void nobodyComesThroughPointOnceItIsClosed() {
        Backend a = Backend.joining(house, "A", Environment.STAGING);
        String key = got(house.operations().createApiKey().run(a.ref(), "")).secret();
        String refresh = a.create("u-1");
        String access = a.mint("u-1");
        assertThat(List.of(key, refresh, access)).allMatch(a::isIdentified);

        Tenant closed = got(
                house.operations().changePolicy().run(a.ref(), policy -> policy.withDoors(Set.of(Door.STATICBACKEND))));

        assertThat(List.of(key, refresh, access))
                .allSatisfy(credential -> assertThat(house.flows().identify().run(Environment.STAGING, credential))
                        .isEqualTo(Outcome.no(new Refusal.CredentialNotValid())));
        assertThat(house.flows().introspect().run(closed, access)).isEmpty();
        assertThat(got(house.flows().identifyBackend().run("", key)).tenant().id())
                .isEqualTo(a.tenant().id());
    }

    @Test
    void anApiKeyOpensPoint() {
        TenantRef ref = new TenantRef("B", Environment.DEV);
        got(house.operations().createTenant().run(ref, Policy.DEFAULT.withDoors(Set.of(Door.STATICBACKEND))));

        NewApiKey first = got(house.operations().importApiKey().run(ref, "", "from-elsewhere"));
        NewApiKey second = got(house.operations().createApiKey().run(ref, ""));

        assertThat(first.opensPoint()).isTrue();
        assertThat(second.opensPoint()).isFalse();
        Tenant tenant = got(house.flows().identify().run(Environment.DEV, "from-elsewhere"))
                .tenant();
        assertThat(tenant.policy().doors()).isEqualTo(EnumSet.of(Door.POINT, Door.STATICBACKEND));
    }

    @Test
    void aKeyThatIsRefusedOpensNothing() {
        TenantRef ref = new TenantRef("B", Environment.DEV);
        got(house.operations().createTenant().run(ref, Policy.DEFAULT));
        got(house.operations().importApiKey().run(ref, "", "taken"));
        got(house.operations().changePolicy().run(ref, policy -> policy.withDoors(Set.of(Door.STATICBACKEND))));

        assertThat(house.operations().importApiKey().run(ref, "", "taken"))
                .isEqualTo(Outcome.no(new Refusal.KeyExists()));
        assertThat(house.operations().listTenants().run())
                .singleElement()
                .satisfies(
                        tenant -> assertThat(tenant.policy().opens(Door.POINT)).isFalse());
    }
}
