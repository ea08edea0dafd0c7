package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A revoked token is dead when the answer says so: every check that begins after the answer refuses it,
/// however many checks were under way at the time.
class RevocationIsInForceTest {

    private static final int ROUNDS = 2_000;
    private static final int CHECKERS = 12;

    @TempDir
    Path folder;

    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    @Test
    void noCheckThatBeginsAfterTheAnswerTakesTheToken() throws Exception {
        try (OpenInstallation house = TestInstallation.in(folder, new ManualClock())) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            Rounds rounds = new Rounds(new CyclicBarrier(CHECKERS + 1));
            try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
                for (int i = 0; i < CHECKERS; i++) {
                    threads.execute(() -> check(a, rounds));
                }
                for (int i = 0; i < ROUNDS; i++) {
                    kill(rounds, death(house, a, i));
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static void kill(Rounds rounds, Death death) throws Exception {
        rounds.current = death;
        rounds.start.await();
        death.kill.run();
        death.isAnswered = true;
        rounds.start.await();
    }

    /// The last check of each round begins after the answer. These threads never wait, so they are no virtual ones: those
    /// would keep their carriers from whoever holds a lock.
    private void check(Backend a, Rounds rounds) {
        try {
            for (int i = 0; i < ROUNDS; i++) {
                rounds.start.await();
                Death death = rounds.current;
                boolean wasAnswered;
                do {
                    wasAnswered = death.isAnswered;
                    if (a.isIdentified(death.token) && wasAnswered) {
                        accepted.add(death.name + " in round " + i);
                    }
                } while (!wasAnswered);
                rounds.start.await();
            }
        } catch (Exception e) {
            throw new AssertionError("a checker gave up", e);
        }
    }

    /// One way to die after the other.
    private static Death death(OpenInstallation house, Backend a, int round) {
        return switch (round % 5) {
            case 0 -> {
                a.setActive("u-1", true);
                String token = a.mint("u-1");
                yield new Death("access token revoked", token, () -> a.revoke("u-1", token));
            }
            case 1 -> {
                String token = a.mint("u-1", a.renew("u-1"));
                yield new Death("refresh token replaced", token, () -> a.renew("u-1"));
            }
            case 2 -> {
                String token = a.renew("u-1");
                yield new Death(
                        "refresh token revoked",
                        token,
                        () -> house.flows().revokeToken().run(a.tenant(), token));
            }
            case 3 -> {
                NewApiKey key = got(house.operations().createApiKey().run(a.ref(), ""));
                String token = Backend.of(house, a.ref(), key.secret()).mint("u-1");
                yield new Death(
                        "API key revoked",
                        token,
                        () -> got(
                                house.operations().revokeApiKey().run(key.key().id())));
            }
            default -> {
                String token = a.mint("u-1");
                yield new Death("user deactivated", token, () -> a.setActive("u-1", false));
            }
        };
    }

    private static final class Death {

        private final String name;
        private final String token;
        private final Runnable kill;
        private volatile boolean isAnswered;

        private Death(String name, String token, Runnable kill) {
            this.name = name;
            this.token = token;
            this.kill = kill;
        }
    }

    private static final class Rounds {

        private final CyclicBarrier start;
        private volatile Death current = new Death("none", "", () -> {});

        private Rounds(CyclicBarrier start) {
            this.start = start;
        }
    }
}
