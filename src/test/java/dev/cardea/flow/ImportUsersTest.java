package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Membership;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.User;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who come from another server are taken or refused one by one (contract staticbackend.md §4).
class ImportUsersTest {

    private static final TenantRef REF = new TenantRef("A", Environment.DEV);
    private static final UUID ID = UUID.fromString("3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c11");
    private static final UUID ACCOUNT = UUID.fromString("3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c22");
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private OpenInstallation house;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, new ManualClock());
        got(house.operations().createTenant().run(REF, Policy.DEFAULT));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoCannotBeTakenDoesNotKeepTheOthersOut() {
        List<Outcome<User>> outcomes = run(List.of(
                user(Optional.of(ID), "ada@example.org", 50),
                user(Optional.of(ID), "bob@example.org", 0),
                user(Optional.empty(), "ADA@example.org", 0),
                user(Optional.empty(), "nonsense", 0),
                user(Optional.empty(), "eve@example.org", 101),
                user(Optional.empty(), "zoe@example.org", 0)));

        assertThat(got(outcomes.getFirst()).uuid()).isEqualTo(ID);
        assertThat(outcomes.subList(1, 5))
                .containsExactly(
                        Outcome.no(new Refusal.NameTaken()),
                        Outcome.no(new Refusal.EmailTaken()),
                        Outcome.no(new Refusal.EmailMalformed()),
                        Outcome.no(new Refusal.UserMalformed("a role is from 0 to 100")));
        assertThat(got(outcomes.getLast()).created()).isEqualTo(ZERO);
    }

    @Test
    void theFirstOfAnAccountWithoutAnOwnerIsItsOwner() {
        run(IntStream.range(0, 250)
                .mapToObj(i -> user(Optional.empty(), "u" + i + "@example.org", 0))
                .toList());

        List<User> users = house.store()
                .read(tx -> IntStream.range(0, 250)
                        .mapToObj(i -> tx.users()
                                .withEmail(
                                        tx.tenants()
                                                .named("A", Environment.DEV)
                                                .orElseThrow()
                                                .id(),
                                        Email.parse("u" + i + "@example.org").orElseThrow())
                                .orElseThrow())
                        .toList());
        assertThat(users)
                .extracting(user -> user.membership().map(Membership::role).orElseThrow())
                .startsWith(Role.OWNER, Role.MEMBER)
                .containsOnlyOnce(Role.OWNER);
    }

    @Test
    void doingItAgainTakesNobodyTwice() {
        List<ImportedUser> users = List.of(user(Optional.empty(), "ada@example.org", 50));
        run(users);

        assertThat(run(users)).containsExactly(Outcome.no(new Refusal.EmailTaken()));
    }

    private List<Outcome<User>> run(List<ImportedUser> users) {
        return got(house.operations().importUsers().run(REF, users));
    }

    private static ImportedUser user(Optional<UUID> id, String email, int role) {
        return new ImportedUser(id, Optional.of(ACCOUNT), email, Optional.empty(), role, Optional.of(ZERO));
    }
}
