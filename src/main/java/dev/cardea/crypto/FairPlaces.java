package dev.cardea.crypto;

import dev.cardea.core.Turn;
import java.util.HashMap;
import java.util.Map;

/// Gives out places in a line, the lowest of which is next.
///
/// They count up as people come, but for each that their network or their tenant already has in the line, whichever are
/// more, people stand back by [#BACK] places. So who comes alone passes a crowd, and the crowd still moves on, since at most
/// so many can pass each of it.
final class FairPlaces {

    static final int BACK = 16;

    private final Map<String, Integer> ofNetworks = new HashMap<>();
    private final Map<String, Integer> ofTenants = new HashMap<>();
    private long came;

    /// A place, to be left when it is not needed any more.
    synchronized long enter(Turn turn) {
        int before = Math.max(
                ofNetworks.merge(turn.network(), 1, Integer::sum), ofTenants.merge(turn.tenant(), 1, Integer::sum));
        return came++ + (long) BACK * (before - 1);
    }

    synchronized void leave(Turn turn) {
        lessen(ofNetworks, turn.network());
        lessen(ofTenants, turn.tenant());
    }

    private static void lessen(Map<String, Integer> counts, String name) {
        counts.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1);
    }
}
