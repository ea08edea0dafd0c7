package dev.cardea.chaos;

import dev.cardea.testing.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What may happen to a node.
enum Fault {
    /// `kill -9`, and a new start.
    KILL,

    /// SIGSTOP, SIGCONT.
    PAUSE,

    /// No connection to the database holds.
    CUT,

    /// All connections to the database are reset once.
    RESET,

    /// Nothing goes to the database or comes from it.
    STALL,

    /// What the node says reaches the database, whose answers do not come back.
    DEAF,

    /// All that is said to the database and by it comes late.
    DELAY;

    private static final List<Fault> OF_PROCESS = List.of(KILL, PAUSE);
    private static final List<Fault> OF_CONNECTIONS = List.of(CUT, RESET, STALL, DEAF, DELAY);

    private static final int LONGEST_DOWN_MILLIS = 3_000;
    private static final int SHORTEST_MILLIS = 300;
    private static final int LONGEST_MILLIS = 6_000;
    private static final List<Integer> LIMITS_MILLIS = List.of(1_500, 2_500); // of a lease; until a node is gone
    private static final int NEAR_MILLIS = 300;
    private static final int LONGEST_DELAY_MILLIS = 120;

    static Fault any(Dice dice) {
        return dice.oneOf(List.of(values()));
    }

    static Fault ofProcess(Dice dice) {
        return dice.oneOf(OF_PROCESS);
    }

    static Fault ofConnections(Dice dice) {
        return dice.oneOf(OF_CONNECTIONS);
    }

    /// Half of them end about when a lease does, or when others take the node for gone.
    Duration lasts(Dice dice) {
        if (this == RESET) {
            return Duration.ZERO;
        }
        if (this == KILL) {
            return Duration.ofMillis(dice.below(LONGEST_DOWN_MILLIS));
        }
        return Duration.ofMillis(
                dice.oneIn(2)
                        ? dice.oneOf(LIMITS_MILLIS) - NEAR_MILLIS + dice.below(2 * NEAR_MILLIS)
                        : SHORTEST_MILLIS + dice.below(LONGEST_MILLIS - SHORTEST_MILLIS));
    }

    void begin(Node node, DatabaseProxy way, Dice dice) {
        switch (this) {
            case KILL -> node.kill();
            case PAUSE -> node.pause();
            case CUT -> way.cut();
            case RESET -> way.reset();
            case STALL -> way.stall();
            case DEAF -> way.deafen();
            case DELAY -> way.delay(Duration.ofMillis(1 + dice.below(LONGEST_DELAY_MILLIS)));
        }
    }

    void end(Node node, DatabaseProxy way, Fleet fleet, Dice dice) {
        switch (this) {
            case KILL -> fleet.start(node);
            case PAUSE -> node.resume();
            case RESET -> {}
            case CUT, DELAY -> way.heal();
            case STALL, DEAF -> {
                if (dice.oneIn(2)) {
                    way.reset(); // what was held back never arrives
                }
                way.heal();
            }
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
