package dev.cardea.crypto;

import dev.cardea.core.Asker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Gives out places in a line, the first of which is next: start-time fair queueing, for networks and for tenants at once.
///
/// The line moves along a scale. A place is where the line is now or, if that is further on, a step behind the last place of
/// the same network, and a smaller step behind the last of the same tenant. So who comes alone is next, of two networks
/// that always have people waiting each gets half, and one that storms its tenant is passed by the tenant's others.
final class FairPlaces {

    /// A tenant whose people come from this many networks or more gets this many times as much as one network.
    private static final int STEP_OF_A_NETWORK = 8;

    private static final int STEP_OF_A_TENANT = 1;

    /// After so many people the line moves on by one, even if all of them came alone: else those who stand back would wait
    /// for as long as others come.
    private static final int MOST_AT_ONE_POINT = 16;

    private static final int MANY_NAMES = 512;

    private final Map<String, Long> networks = new HashMap<>();
    private final Map<String, Long> tenants = new HashMap<>();
    private long point;
    private long came;
    private long began;

    /// @param at on the scale
    /// @param number in the order of coming, which decides between two at the same point
    record Place(long at, long number) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::at).thenComparingLong(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /// Behind all that this asker has in the line.
    synchronized Place next(Asker asker) {
        long at = Math.max(
                behind(networks, asker.network(), STEP_OF_A_NETWORK), behind(tenants, asker.tenant(), STEP_OF_A_TENANT));
        return new Place(at, came++);
    }

    /// Whose turn it was has left the line, and it moves on.
    synchronized void begin(Place place) {
        began++;
        point = Math.max(began % MOST_AT_ONE_POINT == 0 ? point + 1 : point, place.at);
        forgetPassed(networks);
        forgetPassed(tenants);
    }

    private long behind(Map<String, Long> next, String name, int step) {
        long at = Math.max(point, next.getOrDefault(name, point));
        next.put(name, at + step);
        return at;
    }

    /// Names that the line has passed do not count any more.
    private void forgetPassed(Map<String, Long> next) {
        if (next.size() > MANY_NAMES) {
            next.values().removeIf(at -> at <= point);
        }
    }
}
