package dev.cardea.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Scopes;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks at random through what the model enumerates, with the real flow over a real database: tokens new and old, shown
/// at any time, and a crash before or after any commit. What the flow does must be what the rule in words says.
final class RefreshWalkTest {

    private static final int WALKS = 300;
    private static final int STEPS = 25;

    @TempDir
    private Path folder;

    @Test
    void theFlowDoesWhatTheRuleSays() {
        ManualClock clock = new ManualClock();
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Backend tenant = Backend.joining(house, "A", Environment.DEV);
            tenant.create("somebody");
            CrashingStore store = new CrashingStore(house.store());
            Application application = Application.of(house, tenant, "app", clock);
            Application crashing = application.over(store, clock);
            Random dice = new Random(20_231_114);
            for (int walk = 0; walk < WALKS; walk++) {
                String first = application
                        .signIn(tenant.row("somebody"), Scopes.USUAL, clock.instant())
                        .refresh();
                new Walk(crashing, store, clock, dice, first).run("walk " + walk);
            }
        }
    }

    /// One sign-in, and what the rule says of it: tokens in the order in which they were made.
    private static final class Walk {

        private final Application application;
        private final CrashingStore store;
        private final ManualClock clock;
        private final Random dice;
        private final List<String> tokens = new ArrayList<>();
        private int made = 1;
        private boolean isOver;
        private Instant rotated;

        Walk(Application application, CrashingStore store, ManualClock clock, Random dice, String first) {
            this.application = application;
            this.store = store;
            this.clock = clock;
            this.dice = dice;
            this.tokens.add(first);
            this.rotated = clock.instant();
        }

        void run(String name) {
            for (int step = 0; step < STEPS; step++) {
                if (dice.nextInt(4) == 0) {
                    clock.advance(Duration.ofSeconds(dice.nextInt(50)));
                }
                int shown = Math.max(0, tokens.size() - 1 - Math.max(0, dice.nextInt(12) - 9));
                show(shown, name + ", step " + step + ", token " + shown + " of " + made);
            }
        }

        private void show(int shown, String what) {
            store.next = switch (dice.nextInt(8)) {
                case 0 -> CrashingStore.Mishap.BEFORE;
                case 1 -> CrashingStore.Mishap.AFTER;
                default -> CrashingStore.Mishap.NONE;
            };
            CrashingStore.Mishap mishap = store.next;
            boolean isCurrent = shown == made - 1;
            boolean isRepeated = shown == made - 2
                    && !clock.instant().isAfter(rotated.plus(Application.REPEATABLE));
            boolean isGood = !isOver && (isCurrent || isRepeated);
            Outcome<GrantedTokens> answer;
            try {
                answer = application.refresh(tokens.get(shown));
            } catch (Unavailable _) {
                if (mishap == CrashingStore.Mishap.AFTER) {
                    note(isGood, isCurrent);
                }
                return;
            }
            note(isGood, isCurrent);
            assertThat(answer instanceof Outcome.Ok).as(what).isEqualTo(isGood);
            if (answer instanceof Outcome.Ok<GrantedTokens>(GrantedTokens granted)) {
                if (shown + 1 == tokens.size()) {
                    tokens.add(granted.refresh());
                }
                assertThat(granted.refresh()).as(what).isEqualTo(tokens.get(shown + 1));
            }
        }

        private void note(boolean isGood, boolean isCurrent) {
            if (isGood && isCurrent) {
                made++;
                rotated = clock.instant();
            }
            isOver |= !isGood;
        }
    }

    /// A store whose process dies around a commit, when told to.
    private static final class CrashingStore implements Store {

        enum Mishap {
            NONE,
            BEFORE,
            AFTER
        }

        private final Store store;
        private Mishap next = Mishap.NONE;

        CrashingStore(Store store) {
            this.store = store;
        }

        @Override
        public <T> T read(Function<Tx, T> work) {
            return store.read(work);
        }

        @Override
        public <T> T write(Function<Tx, T> work) {
            Mishap mishap = next;
            next = Mishap.NONE;
            if (mishap == Mishap.BEFORE) {
                throw new Unavailable("a crash before the commit");
            }
            T result = store.write(work);
            if (mishap == Mishap.AFTER) {
                throw new Unavailable("a crash after the commit");
            }
            return result;
        }

        @Override
        public boolean isAlive() {
            return store.isAlive();
        }

        @Override
        public void close() {}
    }
}
