package dev.cardea.chaos;

import dev.cardea.chaos.History.Mishap;
import dev.cardea.testing.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// Does things to nodes, one or several at once, as the dice say, and waits until all nodes serve again.
final class Trouble {

    private static final int LONGEST_CALM_MILLIS = 1_000;
    private static final int LATEST_MILLIS = 800; // of what happens besides

    private final Fleet fleet;
    private final List<DatabaseProxy> ways;
    private final History history;
    private final Dice dice;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    /// @param ways of each node to its database
    Trouble(Fleet fleet, List<DatabaseProxy> ways, History history, Dice dice) {
        this.fleet = fleet;
        this.ways = ways;
        this.history = history;
        this.dice = dice;
    }

    /// What happens to one node, after a while.
    private record Blow(int node, List<Fault> faults, Duration after, Duration lasts) {

        @Override
        public String toString() {
            return faults.stream().map(Fault::toString).collect(Collectors.joining(" and ")) + " node " + node + " for "
                    + lasts.toMillis() + " ms";
        }
    }

    /// One or several faults at once; returns when all nodes are in full service again.
    void strike() {
        Pause.of(Duration.ofMillis(dice.below(LONGEST_CALM_MILLIS)));
        List<Blow> blows = blows();
        blows.forEach(blow -> blow.faults().forEach(fault -> counts.merge(fault, 1, Integer::sum)));
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Blow blow : blows) {
            Dice own = new Dice(dice.below(Integer.MAX_VALUE), blow.node());
            threads.add(Thread.ofVirtual().start(() -> suffer(blow, own)));
        }
        join(threads);
        if (failures.isEmpty()) {
            fleet.awaitService();
        }
        history.add(new Mishap(
                blows.stream().map(Blow::toString).collect(Collectors.joining(", ")), begun, System.nanoTime()));
    }

    Map<Fault, Integer> counts() {
        return counts;
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    private List<Blow> blows() {
        int first = dice.below(ways.size());
        int second = (first + 1) % ways.size();
        int chance = dice.below(20);
        if (chance == 0) {
            Fault fault = Fault.ofConnections(dice);
            List<Blow> all = new ArrayList<>();
            for (int node = 0; node < ways.size(); node++) {
                all.add(blow(node, List.of(fault)));
            }
            return all;
        }
        if (chance <= 3) {
            return List.of(blow(first, List.of(Fault.ofConnections(dice), Fault.ofProcess(dice))));
        }
        if (chance <= 8 && second != first) {
            return List.of(blow(first, List.of(Fault.any(dice))), blow(second, List.of(Fault.any(dice))));
        }
        return List.of(blow(first, List.of(Fault.any(dice))));
    }

    private Blow blow(int node, List<Fault> faults) {
        return new Blow(
                node,
                faults,
                Duration.ofMillis(dice.below(LATEST_MILLIS)),
                faults.getFirst().lasts(dice));
    }

    /// The connections are well again before a process is started.
    private void suffer(Blow blow, Dice own) {
        Node node = fleet.nodes().get(blow.node());
        DatabaseProxy way = ways.get(blow.node());
        try {
            Pause.of(blow.after());
            blow.faults().forEach(fault -> fault.begin(node, way, own));
            Pause.of(blow.lasts());
            blow.faults().forEach(fault -> fault.end(node, way, fleet, own));
        } catch (RuntimeException | AssertionError e) {
            failures.add(new AssertionError(blow.toString(), e));
        }
    }

    private static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted among faults", e);
        }
    }
}
