package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.testing.CountingPasswords;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An ended session is dead when the answer says so, as [RevocationIsInForceTest] shows of Point's tokens.
class EndedSessionsInForceTest {

    private static final int ROUNDS = 400;
    private static final int CHECKERS = 6;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final CyclicBarrier start = new CyclicBarrier(CHECKERS + 1);
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private volatile Death current = new Death("none", "", () -> {});

    @Test
    void noCheckThatBeginsAfterTheAnswerTakesTheSession() throws Exception {
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            People a = People.joining(house, "A", Environment.STAGING)
                    .over(house.store(), new CountingPasswords(), clock, 21);
            String owner = a.register("owner@example.org");
            // They never wait, so they are no virtual ones: those would keep their carriers from whoever holds a lock.
            try (ExecutorService threads =
                    Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
                for (int i = 0; i < CHECKERS; i++) {
                    threads.execute(() -> check(a));
                }
                for (int i = 0; i < ROUNDS; i++) {
                    kill(death(a, owner, i));
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    private void kill(Death death) throws Exception {
        current = death;
        start.await();
        death.kill.run();
        death.isAnswered = true;
        start.await();
    }

    /// The last check of each round begins after the answer.
    private void check(People a) {
        try {
            for (int i = 0; i < ROUNDS; i++) {
                start.await();
                Death death = current;
                boolean wasAnswered;
                do {
                    wasAnswered = death.isAnswered;
                    if (a.isIdentified(death.session) && wasAnswered) {
                        accepted.add(death.name + " in round " + i);
                    }
                } while (!wasAnswered);
                start.await();
            }
        } catch (Exception e) {
            throw new AssertionError("a checker gave up", e);
        }
    }

    /// One way to end after the other.
    private static Death death(People a, String owner, int round) {
        String address = "user-" + round / 5 + "@example.org";
        if (round % 5 == 0) {
            a.add(owner, address);
        }
        String session = a.begin(address);
        return switch (round % 5) {
            case 0 -> new Death("session revoked", session, () -> a.revoke(session));
            case 1 -> {
                String code = a.resetCode(address);
                yield new Death(
                        "password reset",
                        session,
                        () -> got(a.flows().resetPassword().run(a.tenant(), address, code, People.PASSWORD)));
            }
            case 2 -> {
                Member other = a.member(a.begin(address));
                yield new Death(
                        "password changed",
                        session,
                        () -> got(a.flows().changePassword().run(other, address, People.PASSWORD, People.PASSWORD)));
            }
            case 3 -> {
                String last = a.begin(address);
                yield new Death("user deactivated", last, () -> {
                    a.setActive(address, false);
                    a.setActive(address, true);
                });
            }
            default -> new Death("user removed", session, () -> a.remove(owner, address));
        };
    }

    private static final class Death {

        private final String name;
        private final String session;
        private final Runnable kill;
        private volatile boolean isAnswered;

        private Death(String name, String session, Runnable kill) {
            this.name = name;
            this.session = session;
            this.kill = kill;
        }
    }
}
