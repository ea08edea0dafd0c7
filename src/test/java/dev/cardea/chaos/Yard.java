package dev.cardea.chaos;

import dev.cardea.testing.Dice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Credentials that any client may use again, long after they were last looked at. The oldest make room by chance.
final class Yard {

    private final AtomicReferenceArray<Credential> places = new AtomicReferenceArray<>(512);

    void put(Credential credential, Dice dice) {
        places.set(dice.below(places.length()), credential);
    }

    Optional<Credential> any(Dice dice) {
        return at(dice.below(places.length()));
    }

    List<Credential> all() {
        return IntStream.range(0, places.length())
                .mapToObj(this::at)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Credential> at(int place) {
        return Optional.ofNullable(places.get(place));
    }
}
