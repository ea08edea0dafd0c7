package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Turn;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairPlacesTest {

    private static final Turn CROWD = new Turn("192.0.2.1", "acme");

    private final FairPlaces places = new FairPlaces();

    @Test
    void whoeverComesAloneStandsInTheOrderOfComing() {
        assertThat(IntStream.range(0, 3).mapToLong(i -> places.enter(stranger(i))))
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void onlySoManyPassEachOfACrowd() {
        places.enter(CROWD);
        long second = places.enter(CROWD);

        assertThat(IntStream.range(0, 100)
                        .mapToLong(i -> places.enter(stranger(i)))
                        .filter(place -> place < second))
                .hasSizeBetween(1, FairPlaces.BACK);
    }

    @Test
    void aPlaceThatWasLeftCountsNoMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(places.enter(CROWD)).isEqualTo(i);
            places.leave(CROWD);
        }
    }

    private static Turn stranger(int number) {
        return new Turn("198.51.100." + number, "tenant " + number);
    }
}
