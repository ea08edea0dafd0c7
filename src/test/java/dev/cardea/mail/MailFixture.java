package dev.cardea.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterId;
import dev.cardea.core.LetterText;
import dev.cardea.core.NewLetter;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.OutboxLetter.State;
import dev.cardea.core.Policy;
import dev.cardea.core.Sender;
import dev.cardea.core.Tenant;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An installation with a tenant that writes letters, and short words for what happens to them.
abstract class MailFixture {

    static final Email FROM = Email.parse("cardea@example.org").orElseThrow();
    static final Email ADA = Email.parse("Ada@example.net").orElseThrow();
    static final String CODE = "666333";
    static final Duration USE = Duration.ofHours(1);
    static final Pace PACE = new Pace(Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofMinutes(2), 20);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock();
    final Deque<AutoCloseable> open = new ArrayDeque<>();
    OpenInstallation house;
    Tenant tenant;

    @BeforeEach
    void openInstallation() {
        house = opened(TestInstallation.in(folder, clock));
        tenant = TestServer.got(
                house.operations().createTenant().run(new TenantRef("acme", Environment.DEV), Policy.DEFAULT));
    }

    @AfterEach
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    final <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /// A mail server that takes everything, on a port of its own.
    final GreenMail mailServer(String protocol, int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
        opened(server::stop);
        return server;
    }

    static Smtp.Settings settings(int port, Smtp.Security security) {
        return new Smtp.Settings(
                "localhost", port, security, Optional.empty(), FROM, Optional.empty(), Duration.ofSeconds(5));
    }

    static Smtp smtp(Smtp.Settings settings) {
        return new Smtp(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static Smtp smtp(int port) {
        return smtp(settings(port, Smtp.Security.NONE));
    }

    final Postman postman(Carrier carrier) {
        return opened(Postman.start(house.store(), house.envelopes(), carrier, PACE, clock));
    }

    static Letter letterTo(Email to) {
        return new Letter(
                Optional.of(Sender.of(
                        "The App", Email.parse("stranger@evil.example").orElseThrow())),
                to,
                "Your code – Grüße",
                new LetterText("<p>Grüße, your code is " + CODE + "</p>", "Grüße, your code is " + CODE));
    }

    final LetterId posted(Email to) {
        return posted(letterTo(to));
    }

    final LetterId posted(Letter letter) {
        NewLetter written = new NewLetter(
                tenant.id(),
                house.envelopes().close(tenant.id(), letter),
                clock.instant(),
                clock.instant().plus(USE));
        return house.store().write(tx -> tx.outbox().add(written));
    }

    final OutboxLetter kept(LetterId id) {
        return house.store().read(tx -> tx.outbox().latest(10_000)).stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    final OutboxLetter awaitState(LetterId id, State state) {
        return awaitLetter(id, letter -> letter.state() == state);
    }

    final OutboxLetter awaitTrouble(LetterId id, int attempts) {
        return awaitLetter(id, letter -> isTried(letter, attempts));
    }

    final OutboxLetter awaitLetter(LetterId id, Predicate<OutboxLetter> wanted) {
        await(() -> wanted.test(kept(id)));
        return kept(id);
    }

    static void await(BooleanSupplier wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// And that was noted: while a letter is in hand, its next try is a whole lease away.
    final boolean isTried(OutboxLetter letter, int attempts) {
        return letter.attempts() == attempts
                && letter.trouble().isPresent()
                && letter.nextTry().isBefore(clock.instant().plus(PACE.lease()));
    }
}
