package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.ExternalId;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Mint;
import dev.cardea.core.NodeView;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Vault;
import dev.cardea.crypto.MasterVault;
import dev.cardea.crypto.SealedKeyring;
import dev.cardea.crypto.TokenFormats;
import dev.cardea.mail.HtmlMarkup;
import dev.cardea.testing.CountingPasswords;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one request decides while another changes what it has read.
class TwoAtOnceTest {

    private static final ExternalId U1 = new ExternalId("u-1");

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private HaltingStore halting;
    private Flows flows;
    private Backend a;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        halting = new HaltingStore(house.store());
        Random dice = new Random(21);
        Vault vault = new MasterVault(TestInstallation.MASTER, dice);
        Keyring keyring = new SealedKeyring(house.standings(), vault);
        flows = Flows.over(
                halting,
                NodeView.ALONE,
                house.standings(),
                new TokenFormats(keyring, house.store(), house.standings()),
                vault,
                new CountingPasswords(),
                new HtmlMarkup(),
                MailRules.OFF,
                new Mint(dice),
                new Environments(EnumSet.allOf(Environment.class), Optional.empty()),
                clock);
        a = Backend.joining(house, "A", Environment.STAGING);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void ofTenRenewalsAtOnceExactlyOneTokenLives() throws Exception {
        a.create("u-1");

        List<String> renewed = atOnce(10, () -> a.renew("u-1"));

        assertThat(renewed).doesNotHaveDuplicates();
        assertThat(renewed)
                .filteredOn(a::takes)
                .containsExactly(a.find("u-1").refreshToken().orElseThrow());
    }

    @Test
    void ofTenCreationsAtOnceAllGiveTheSameUser() throws Exception {
        assertThat(atOnce(10, () -> a.create("u-1")).stream().distinct()).hasSize(1);
    }

    @Test
    void ofTenEndingsAtOnceOneEndsIt() throws Exception {
        Caller.ByRefresh holder = (Caller.ByRefresh) a.holder(a.create("u-1"));

        assertThat(atOnce(10, () -> house.flows().endRefresh().run(holder, U1)))
                .filteredOn(Outcome.Ok.class::isInstance)
                .hasSize(1);
    }

    @Test
    void anEndingThatIsOvertakenByARenewalLeavesTheNewTokenAlive() {
        Caller.ByRefresh holder = (Caller.ByRefresh) a.holder(a.create("u-1"));
        halting.beforeNextWrite(() -> a.renew("u-1"));

        assertThat(flows.endRefresh().run(holder, U1)).isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
        assertThat(a.find("u-1").refreshToken()).matches(token -> a.takes(token.orElseThrow()));
    }

    @Test
    void aRevocationThatIsOvertakenByAnotherIsDoneAllTheSame() {
        a.create("u-1");
        String token = a.mint("u-1");
        halting.beforeNextWrite(() -> a.revoke("u-1", token));

        assertThat(flows.revokeAccess().run(a.caller(), U1, token)).isInstanceOf(Outcome.Ok.class);
        assertThat(a.takes(token)).isFalse();
    }

    /// "A key stops signing at once": a row written after the rotation does not begin with the old key.
    @Test
    void aRenewalThatIsOvertakenByARotationUsesTheNewKey() {
        a.create("u-1");
        halting.beforeNextWrite(() -> got(house.operations().rotateSigningKey().run(a.ref())));

        got(flows.renewRefresh().run(a.caller(), U1));

        assertThat(a.row("u-1").refresh().key()).contains(new KeyNumber(2));
    }

    /// Else the user has no refresh token, and nobody was told so.
    @Test
    void aRenewalThatIsOvertakenByTheForcedEndOfItsKeyStillGivesAToken() {
        a.create("u-1");
        halting.beforeNextWrite(this::rotateAndRetire);

        PointUser renewed = got(flows.renewRefresh().run(a.caller(), U1));

        assertThat(renewed.refreshToken())
                .hasValueSatisfying(token -> assertThat(a.takes(token)).isTrue());
    }

    @Test
    void aCreationThatIsOvertakenByTheForcedEndOfItsKeyStillGivesAToken() {
        a.create("u-2");
        halting.beforeNextWrite(this::rotateAndRetire);

        PointUser created = got(flows.createUser().run(a.caller(), U1));

        assertThat(created.refreshToken())
                .hasValueSatisfying(token -> assertThat(a.takes(token)).isTrue());
    }

    /// A user who was deactivated in the meantime must not hold a refresh token: it would come back with the
    /// user.
    @Test
    void aRenewalThatIsOvertakenByADeactivationLeavesNothingThatComesBack() {
        a.create("u-1");
        halting.beforeNextWrite(() -> a.setActive("u-1", false));

        Optional<String> renewed = switch (flows.renewRefresh().run(a.caller(), U1)) {
            case Outcome.Ok(PointUser user) -> user.refreshToken();
            case Outcome.No<PointUser> _ -> Optional.empty();
        };

        assertThat(renewed).isNotPresent();
        a.setActive("u-1", true);
        assertThat(a.find("u-1").refreshToken()).isEmpty();
    }

    private void rotateAndRetire() {
        got(house.operations().rotateSigningKey().run(a.ref()));
        got(house.operations().retireSigningKey().run(new KeyNumber(1), true));
    }

    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> begun =
                    threads.invokeAll(Stream.generate(() -> work).limit(count).toList());
            return begun.stream().map(Future::resultNow).toList();
        }
    }
}
