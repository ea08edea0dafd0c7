package dev.cardea.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Standing;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node remembers 64 revoked tokens of a user. What is beyond them must be asked for, and never be forgotten.
class ManyRevocationsTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void noneOfThemComesBackWhateverTheirNumber() {
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            for (int count : List.of(Standing.MOST_REVOKED - 1, 1, 1, 1, 70)) {
                String living = a.mint("u-1");
                List<String> tokens = mint(a, count);
                tokens.forEach(token -> a.revoke("u-1", token));
                assertThat(tokens).noneMatch(a::takes);
                assertThat(a.takes(living)).isTrue();
            }
        }
    }

    /// The ones that a standing holds are those of later expiry: the earliest are the ones to be asked for.
    @Test
    void theEarliestAndTheLatestStayDeadBesideTheLivingAndAfterAReopening() {
        List<String> revoked;
        List<String> living;
        Backend a;
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            revoked = spread(a);
            living = mint(a, 10);
            revoked.forEach(token -> a.revoke("u-1", token));
            assertThat(revoked).noneMatch(a::takes);
            assertThat(living).allMatch(a::takes);
        }
        try (OpenInstallation house = TestInstallation.in(folder, clock, 8)) {
            Backend again = a.in(house);
            assertThat(revoked).noneMatch(again::takes);
            assertThat(living).allMatch(again::takes);

            clock.advance(Duration.ofHours(12));
            house.flows().sweep().run();
            assertThat(revoked).noneMatch(again::takes);
            assertThat(living).allMatch(again::takes);
        }
    }

    @Test
    void anotherUsersTokensAreNotMeant() {
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            String other = a.create("u-2");
            List<String> others = List.of(other, a.mint("u-2"), a.mint("u-2", other));
            mint(a, 100).forEach(token -> a.revoke("u-1", token));

            assertThat(others).allMatch(a::takes);
        }
    }

    /// A hundred tokens, a minute between any two.
    private List<String> spread(Backend a) {
        return IntStream.range(0, 100)
                .mapToObj(_ -> {
                    clock.advance(Duration.ofMinutes(1));
                    return a.mint("u-1");
                })
                .toList();
    }

    private static List<String> mint(Backend a, int count) {
        return IntStream.range(0, count).mapToObj(_ -> a.mint("u-1")).toList();
    }
}
