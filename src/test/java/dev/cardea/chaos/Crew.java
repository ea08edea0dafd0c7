package dev.cardea.chaos;

import dev.cardea.testing.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// So many workers at once, until they are told that it is enough.
final class Crew implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30); // 20,000 revocations on a busy machine

    private final AtomicInteger revoked = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isEnough;

    private Crew() {}

    /// @param name begins the name of each client
    static Crew of(int size, String name, Fleet fleet, History history, Yards yards, long seed) {
        Crew crew = new Crew();
        for (int i = 0; i < size; i++) {
            Dice dice = new Dice(seed, 1000L * name.hashCode() + i);
            Client client = new Client(name + i, fleet.nodes(), history, dice);
            Worker worker = new Worker(client, fleet.secrets(), yards.dead(), yards.living(), size > 2);
            crew.threads.add(Thread.startVirtualThread(() -> crew.work(client, worker)));
        }
        return crew;
    }

    /// What was revoked and what lives, of all crews.
    record Yards(Yard dead, Yard living) {

        Yards() {
            this(new Yard(), new Yard());
        }
    }

    /// How many things were revoked with a good answer.
    int revoked() {
        return revoked.get();
    }

    /// What no client should have met.
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /// @throws AssertionError if that takes too long; none of them works any more then
    void awaitRevoked(int count) {
        Pause.until(() -> revoked.get() >= count || !failures.isEmpty(), PATIENCE, count + " revocations");
    }

    /// Returns when everybody has finished what they were at.
    @Override
    public void close() {
        isEnough = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted among clients", e);
        }
    }

    private void work(Client client, Worker worker) {
        try (client) {
            while (!isEnough) {
                if (worker.turn()) {
                    revoked.incrementAndGet();
                }
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }
}
