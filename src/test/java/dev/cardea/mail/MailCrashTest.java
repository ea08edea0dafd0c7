package dev.cardea.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
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
import dev.cardea.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that delivers is killed at the worst moments: every letter arrives, and none that was noted as sent
/// arrives again.
class MailCrashTest {

    private static final int LETTERS = 100;
    private static final int KILLED = 128 + 9;
    private static final int BEFORE_A_KILL = 12;

    /// Before a letter is taken, when it is taken and the process does not know, and when it knows.
    private static final List<String> MOMENTS = List.of("RCPT", TinySmtp.END, "QUIT", TinySmtp.END, "QUIT");

    private static final Pattern NUMBER = Pattern.compile("Message-ID:\\s*<letter-([0-9]+)\\.");

    @TempDir
    Path home;

    private final AtomicInteger untilKill = new AtomicInteger();
    private volatile String moment = "";
    private volatile Optional<Process> process = Optional.empty();

    @AfterEach
    void killWhatIsLeft() {
        process.ifPresent(Process::destroyForcibly);
    }

    @Test
    void everyLetterArrivesAndNoneThatWasNotedAsSentArrivesAgain() throws Exception {
        write();
        Map<Long, Long> noted = new HashMap<>();
        try (TinySmtp server = TinySmtp.replying(this::killAtTheMoment)) {
            for (String next : MOMENTS) {
                moment = next;
                untilKill.set(BEFORE_A_KILL);
                process = Optional.of(start(server.port()));
                assertThat(process.get().waitFor()).isEqualTo(KILLED);
                Map<Long, Long> arrived = arrived(server);
                letters().stream().filter(one -> one.state() == State.SENT).forEach(one -> {
                    long number = one.id().number();
                    noted.putIfAbsent(number, arrived.getOrDefault(number, 0L));
                });
            }
            moment = "";
            process = Optional.of(start(server.port()));
            MailFixture.await(() -> arrived(server).size() == LETTERS);
            process.get().destroyForcibly().waitFor();

            Map<Long, Long> arrived = arrived(server);
            long twice = arrived.values().stream().filter(times -> times > 1).count();
            IO.println("killed " + MOMENTS.size() + " times: all " + LETTERS + " letters arrived, " + twice
                    + " of them twice; noted before the last kill: " + noted.size());
            assertThat(arrived).containsAllEntriesOf(noted).hasSize(LETTERS);
            assertThat(noted).hasSizeGreaterThan(MOMENTS.size() * (BEFORE_A_KILL - 3));
            assertThat(twice).isBetween(2L, (long) MOMENTS.size());
        }
    }

    private String killAtTheMoment(String command) {
        if (!moment.isEmpty() && command.startsWith(moment) && untilKill.decrementAndGet() == 0) {
            process.orElseThrow().destroyForcibly();
            MailFixture.await(() -> !process.orElseThrow().isAlive());
        }
        return command;
    }

    private void write() {
        try (OpenInstallation house = open()) {
            Tenant tenant = TestServer.got(
                    house.operations().createTenant().run(new TenantRef("acme", Environment.DEV), Policy.DEFAULT));
            for (int i = 0; i < LETTERS; i++) {
                Email to = Email.parse("user" + i + "@example.net").orElseThrow();
                Letter letter = new Letter(Optional.empty(), to, "x", new LetterText("<p>x</p>", "x"));
                Instant now = Instant.now();
                NewLetter written = new NewLetter(
                        tenant.id(), house.envelopes().close(tenant.id(), letter), now, now.plus(Duration.ofHours(1)));
                house.store().write(tx -> tx.outbox().add(written));
            }
        }
    }

    private List<OutboxLetter> letters() {
        try (OpenInstallation house = open()) {
            return house.store().read(tx -> tx.outbox().latest(LETTERS));
        }
    }

    private OpenInstallation open() {
        return TestInstallation.in(home.resolve("data"), InstantSource.system(), System.nanoTime());
    }

    /// How often each letter has arrived, by its number.
    private static Map<Long, Long> arrived(TinySmtp server) {
        return server.letters().stream()
                .map(MailCrashTest::number)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long number(String letter) {
        Matcher id = NUMBER.matcher(letter);
        assertThat(id.find()).isTrue();
        return Long.parseLong(id.group(1));
    }

    private Process start(int port) throws IOException {
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1", // it never lives long enough for more
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailProcess.class.getName(),
                        home.resolve("data").toString(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("process.log").toFile())
                .start();
    }
}
