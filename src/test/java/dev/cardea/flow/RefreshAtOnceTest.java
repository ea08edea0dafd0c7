package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Scopes;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many who use one refresh token at the same time (decision 12).
final class RefreshAtOnceTest {

    private static final int ROUNDS = 1_000;
    private static final int AT_ONCE = 64;

    @TempDir
    private Path folder;

    @Test
    void allGetTheSameSuccessorAndNobodyIsSignedOut() throws Exception {
        ManualClock clock = new ManualClock();
        try (OpenInstallation house = TestInstallation.in(folder, clock);
                ExecutorService many = Executors.newFixedThreadPool(AT_ONCE)) {
            Backend tenant = Backend.joining(house, "A", Environment.DEV);
            tenant.create("somebody");
            Application application = Application.of(house, tenant, "app", clock);
            String token = application
                    .signIn(tenant.row("somebody"), Scopes.USUAL, clock.instant())
                    .refresh();
            Set<String> ever = new HashSet<>(Set.of(token));

            for (int round = 0; round < ROUNDS; round++) {
                Set<String> successors = new HashSet<>();
                Set<String> access = new HashSet<>();
                for (GrantedTokens granted : atOnce(many, application, token)) {
                    successors.add(granted.refresh());
                    access.add(granted.access());
                }

                assertThat(successors).as("round %s", round).hasSize(1);
                assertThat(access).hasSize(AT_ONCE);
                token = successors.iterator().next();
                assertThat(ever.add(token)).as("a new token in round %s", round).isTrue();
            }
            assertThat(application.lives(token)).isTrue();
        }
    }

    private static List<GrantedTokens> atOnce(ExecutorService many, Application application, String token)
            throws Exception {
        List<Callable<GrantedTokens>> uses = IntStream.range(0, AT_ONCE)
                .<Callable<GrantedTokens>>mapToObj(_ -> () -> got(application.refresh(token)))
                .toList();
        List<Future<GrantedTokens>> done = many.invokeAll(uses);
        return done.stream().map(Future::resultNow).toList();
    }
}
