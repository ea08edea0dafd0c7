package dev.cardea.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Session;
import dev.cardea.core.Standing;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node remembers 64 sessions of a user. What is beyond them must be asked for: none ends by that, and no ended
/// one comes back.
class ManySessionsTest {

    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private People a;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        a = People.joining(house, "A", Environment.STAGING);
        a.register(ADA);
        a.register(BOB);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void noneOfThemEndsByTheirNumber() {
        List<String> sessions = begun(ADA, Standing.MOST_SESSIONS - 2);
        for (int i = 0; i < 5; i++) {
            String last = a.begin(ADA);
            assertThat(sessions).allMatch(a::takes);
            assertThat(a.takes(last)).isTrue();
        }
    }

    @Test
    void endedOnesStayEndedHoweverManyLive() {
        List<String> sessions = begun(ADA, 100);
        List<String> ended = List.of(sessions.get(0), sessions.get(50), sessions.get(99));
        ended.forEach(a::revoke);

        assertThat(sessions).filteredOn(a::takes).hasSize(97).doesNotContainAnyElementsOf(ended);
        List<String> more = begun(ADA, 100);
        assertThat(ended).noneMatch(a::takes);
        assertThat(more).allMatch(a::takes);
    }

    @Test
    void allOfThemEndWithAReset() {
        List<String> sessions = begun(ADA, 100);
        List<String> others = begun(BOB, 70);
        a.reset(ADA, "another password");

        assertThat(sessions).noneMatch(a::takes);
        assertThat(others).allMatch(a::takes);
        assertThat(a.takes(a.begin(ADA))).isTrue();
    }

    @Test
    void expiredOnesTakeNoPlaceFromTheLiving() {
        List<String> old = begun(ADA, 100);
        clock.advance(Session.LIFETIME.plus(Duration.ofSeconds(1)));
        List<String> living = begun(ADA, 3);
        assertThat(old).noneMatch(a::takes);
        assertThat(living).allMatch(a::takes);

        clock.advance(Duration.ofDays(1));
        List<String> later = begun(ADA, 3);
        assertThat(house.flows().sweep().run()).isGreaterThanOrEqualTo(100);
        assertThat(later).allMatch(a::takes);
        assertThat(old).noneMatch(a::takes);
    }

    private List<String> begun(String address, int count) {
        return IntStream.range(0, count).mapToObj(_ -> a.begin(address)).toList();
    }
}
