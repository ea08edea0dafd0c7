package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterText;
import dev.cardea.core.NewLetter;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.OutboxLetter.State;
import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.OnSqliteOnly;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole server, its outbox and a mail server.
class MailWiringTest {

    private static final String CODE = "code-666333-of-a-letter";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aServerDeliversWhatWaits() {
        post(DataFolderKind.PRODUCTION);
        try (TestServer server = TestServer.shaped(folder)
                .withMetrics()
                .withMail(mail.getSmtp().getPort())
                .start()) {
            assertThat(mail.waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(figures(server)).contains("cardea_mail_letters{state=\"failed\"} 0.0");
        }
        assertThat(states()).containsExactly(State.SENT);
    }

    @Test
    void inDevelopmentNothingLeaves() {
        post(DataFolderKind.DEVELOPMENT);
        try (TestServer server = TestServer.shaped(folder)
                .development()
                .withMetrics()
                .withMail(mail.getSmtp().getPort())
                .start()) {
            assertThat(figures(server)).contains("cardea_mail_letters{state=\"waiting\"} 1.0");
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    @OnSqliteOnly("it reads the file")
    void aLetterCannotBeReadInAnyFile() throws IOException {
        try (OpenInstallation house = open(DataFolderKind.PRODUCTION)) {
            post(house);
            assertThat(folder.resolve("cardea.db-wal")).isNotEmptyFile();
            assertNowhere(CODE);
            assertNowhere("Grüße");
            assertNowhere("ada@example.net");
        }
        assertNowhere(CODE);
    }

    @Test
    void lettersAreEmptiedAndForgottenInTime() {
        try (OpenInstallation house = open(DataFolderKind.PRODUCTION)) {
            post(house);
            clock.advance(Duration.ofHours(25).minusMillis(1));
            assertThat(house.flows().sweep().run()).isZero();
            clock.advance(Duration.ofMillis(1));
            assertThat(house.flows().sweep().run()).isEqualTo(1);
            OutboxLetter letter = latest(house).getFirst();
            assertThat(letter.state()).isEqualTo(State.EXPIRED);
            assertThat(letter.sealed()).isEmpty();

            clock.advance(Duration.ofDays(7));
            house.flows().sweep().run();
            assertThat(latest(house)).isEmpty();
        }
    }

    private void post(DataFolderKind kind) {
        try (OpenInstallation house = open(kind)) {
            post(house);
        }
    }

    private void post(OpenInstallation house) {
        Tenant tenant = TestServer.got(
                house.operations().createTenant().run(new TenantRef("acme", Environment.DEV), Policy.DEFAULT));
        Letter letter = new Letter(
                Optional.empty(),
                Email.parse("ada@example.net").orElseThrow(),
                "Grüße",
                new LetterText("<p>" + CODE + "</p>", CODE));
        Instant now = clock.instant();
        NewLetter written = new NewLetter(
                tenant.id(), house.envelopes().close(tenant.id(), letter), now, now.plus(Duration.ofHours(1)));
        house.store().write(tx -> tx.outbox().add(written));
    }

    private List<State> states() {
        try (OpenInstallation house = open(DataFolderKind.PRODUCTION)) {
            return latest(house).stream().map(OutboxLetter::state).toList();
        }
    }

    private static List<OutboxLetter> latest(OpenInstallation house) {
        return house.store().read(tx -> tx.outbox().latest(9));
    }

    private OpenInstallation open(DataFolderKind kind) {
        return TestInstallation.open(TestInstallation.plan(folder, kind, Optional.empty()), clock, System.nanoTime());
    }

    private static String figures(TestServer server) {
        try (RawClient client = RawClient.to(server.metricsPort())) {
            return client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .body();
        }
    }

    private void assertNowhere(String secret) throws IOException {
        String bytes = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (String name : List.of("cardea.db", "cardea.db-wal")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(name)
                        .doesNotContain(bytes);
            }
        }
    }
}
