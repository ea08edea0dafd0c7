package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scopes;
import dev.cardea.core.UserId;
import dev.cardea.testing.CountingPasswords;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What signing in through a client costs: one computation, whoever is meant and whatever the answer.
class GrantCostTest {

    private static final String ADA = "ada@example.org";
    private static final String GONE = "gone@example.org";
    private static final String OLD = "old@example.org";
    private static final String ISSUER = "https://api.example.org/latest";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final CountingPasswords counting = new CountingPasswords();
    private OpenInstallation house;
    private People people;
    private ClientCaller caller;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        people = People.joining(house, "A", Environment.STAGING).over(house.store(), counting, clock, 21);
        got(house.operations()
                .createClient()
                .run(people.ref(), Optional.of("client"), Optional.of("secret"), Scopes.ALL));
        caller = got(people.grants().identifyClient().run(Door.AVIAUTH, "client", "secret"));
        people.register(ADA);
        people.register(GONE);
        people.setActive(GONE, false);
        counting.forget();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Outcome<GrantedTokens> signIn(String address, String password) {
        return people.grants().signInByClient().run(caller, address, password, Scopes.ALL, ISSUER);
    }

    @Test
    void eachTryCostsOneComputation() {
        int tries = 0;
        for (String address : List.of(ADA, GONE, "nobody@example.org", "no address")) {
            assertThat(signIn(address, "wrong")).isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
            assertThat(counting.computed()).as(address).isEqualTo(++tries);
        }
        assertThat(signIn(GONE, People.PASSWORD)).isEqualTo(Outcome.no(new Refusal.UserInactive()));
        got(signIn(ADA, People.PASSWORD));
        assertThat(counting.computed()).isEqualTo(tries + 2);
    }

    @Test
    void anImportedHashIsReplacedOnce() {
        ImportedUser row = new ImportedUser(
                Optional.empty(),
                Optional.empty(),
                OLD,
                Optional.of("$2b$12$KSDo2eW1WxE2mvSdRfTBVupvQnUZwWsfXBxqbdnGvuweJMkRWz2dm"),
                0,
                Optional.empty());
        got(house.operations().importUsers().run(people.ref(), List.of(row))).forEach(TestServer::got);
        UserId user = people.user(OLD).id();
        PasswordHash hash = counting.imported("old:" + People.PASSWORD).orElseThrow();
        house.store().write(tx -> {
            tx.passwords().set(user, hash);
            return true;
        });

        got(signIn(OLD, People.PASSWORD));
        assertThat(counting.computed()).isEqualTo(2);
        got(signIn(OLD, People.PASSWORD));
        assertThat(counting.computed()).isEqualTo(3);
    }

    @Test
    void aWrongClientCostsNothing() {
        assertThat(people.grants().identifyClient().run(Door.AVIAUTH, "client", "wrong"))
                .isEqualTo(Outcome.no(new Refusal.ClientNotValid()));
        assertThat(people.grants().identifyClient().run(Door.AVIAUTH, "", ""))
                .isEqualTo(Outcome.no(new Refusal.ClientNotValid()));
        assertThat(counting.computed()).isZero();
    }
}
