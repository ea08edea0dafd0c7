package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Membership;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose a tenant's root token is, and when it ends (decision 19).
class RootTokensTest {

    private static final TenantRef REF = new TenantRef("A", Environment.DEV);

    @TempDir
    Path folder;

    private OpenInstallation house;
    private Tenant tenant;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, new ManualClock());
        tenant = got(house.operations().createTenant().run(REF, Policy.DEFAULT.withDoors(Set.of(Door.STATICBACKEND))));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void itNamesItsUserAndAccount() {
        RootToken root = got(house.operations().createRootToken().run(REF, "ada@example.org"));

        User ada = root.administrator();
        assertThat(root.secret())
                .matches(ada.uuid() + "\\|" + account(ada) + "\\|[A-Za-z0-9_-]{43}")
                .isNotEqualTo(root.toString());
        assertThat(opens(root.secret())).contains(ada);
        assertThat(ada.membership().map(Membership::role)).contains(Role.ADMINISTRATOR);
    }

    @Test
    void aNewOneEndsTheOthersAndIsOfTheSameUser() {
        RootToken first = got(house.operations().createRootToken().run(REF, "ada@example.org"));
        got(house.operations().importRootToken().run(REF, "ada@example.org", "from-elsewhere"));
        assertThat(opens("from-elsewhere")).contains(first.administrator());

        RootToken second = got(house.operations().createRootToken().run(REF));

        assertThat(second.administrator()).isEqualTo(first.administrator());
        assertThat(List.of(first.secret(), "from-elsewhere"))
                .allSatisfy(ended -> assertThat(opens(ended)).isEmpty());
        assertThat(opens(second.secret())).contains(first.administrator());
    }

    @Test
    void withoutAnAddressNobodyCanSignInAsTheAdministrator() {
        RootToken root = got(house.operations().createRootToken().run(REF));

        assertThat(root.administrator().email()).isEmpty();
        assertThat(opens(root.secret())).contains(root.administrator());
    }

    @Test
    void whoIsThereAlreadyBecomesTheAdministratorInTheSameAccount() {
        ImportedUser owner = new ImportedUser(
                Optional.empty(), Optional.empty(), "Ada@Example.org", Optional.empty(), 0, Optional.empty());
        User before = got(
                got(house.operations().importUsers().run(REF, List.of(owner))).getFirst());

        User after = got(house.operations().createRootToken().run(REF, "ada@example.org"))
                .administrator();

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(account(after)).isEqualTo(account(before));
        assertThat(after.membership().map(Membership::role)).contains(Role.ADMINISTRATOR);
    }

    /// Anybody can register any address: who did it first must not become an administrator by it.
    @Test
    void whoIsPromotedLosesThePasswordAndTheSessionsOfBefore() {
        got(house.operations().changePolicy().run(REF, policy -> policy.withDoors(EnumSet.allOf(Door.class))));
        Tenant tenant = house.operations().listTenants().run().getFirst();
        PeopleFlows people = house.flows().people();
        SessionToken session = got(people.register().run(tenant, "eve@example.org", "a password of eve"));

        got(house.operations().createRootToken().run(REF, "eve@example.org"));

        assertThat(people.identifyMember().run(tenant, session.text()))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
        assertThat(people.signIn().run(tenant, "eve@example.org", "a password of eve"))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
    }

    @Test
    void onlyWhatCanBeSentByAnAdministratorIsTakenOver() {
        got(house.operations().createRootToken().run(REF, "ada@example.org"));

        assertThat(imported("eve@example.org", "x")).isEqualTo(Outcome.no(new Refusal.UserUnknown()));
        for (String unfit : List.of("", "a b", "a\n", "ä", "x".repeat(513))) {
            assertThat(imported("ada@example.org", unfit))
                    .isInstanceOfSatisfying(
                            Outcome.No.class, no -> assertThat(no.why()).isInstanceOf(Refusal.KeyMalformed.class));
        }
    }

    private Outcome<?> imported(String administrator, String secret) {
        return house.operations().importRootToken().run(REF, administrator, secret);
    }

    private Optional<User> opens(String secret) {
        return house.flows().people().identifyRoot().run(tenant, secret) instanceof Outcome.Ok<Root>(Root root)
                ? Optional.of(root.administrator())
                : Optional.empty();
    }

    private static String account(User user) {
        return user.membership().orElseThrow().account().uuid().toString();
    }
}
