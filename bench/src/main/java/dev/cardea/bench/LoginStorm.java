package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Connections that sign in without a pause, each anew when it has its answer: half of them with the right
/// password, three in eight with a wrong one, one in eight under an address that nobody has.
final class LoginStorm implements AutoCloseable {

    static final int CONNECTIONS = 64;

    private static final List<People.Attempt> MIX = List.of(
            People.Attempt.RIGHT_PASSWORD,
            People.Attempt.WRONG_PASSWORD,
            People.Attempt.RIGHT_PASSWORD,
            People.Attempt.WRONG_PASSWORD,
            People.Attempt.RIGHT_PASSWORD,
            People.Attempt.WRONG_PASSWORD,
            People.Attempt.RIGHT_PASSWORD,
            People.Attempt.UNKNOWN_ADDRESS);

    /// What was answered so far.
    ///
    /// @param signedIn with 200, to a right password
    /// @param refused with 401, to a wrong password or an unknown address
    /// @param failures everything else: what it was, and how often
    record Counts(long signedIn, long refused, Map<String, Long> failures) {

        /// Those that were answered as they should be.
        long logins() {
            return signedIn + refused;
        }

        Counts since(Counts before) {
            Map<String, Long> more = new TreeMap<>();
            failures.forEach((what, count) -> {
                long added = count - before.failures.getOrDefault(what, 0L);
                if (added > 0) {
                    more.put(what, added);
                }
            });
            return new Counts(signedIn - before.signedIn, refused - before.refused, more);
        }
    }

    private final int port;
    private final People people;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong signedIn = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private volatile boolean isOver;

    private LoginStorm(int port, People people) {
        this.port = port;
        this.people = people;
    }

    static LoginStorm begin(int port, People people) {
        LoginStorm storm = new LoginStorm(port, people);
        for (int i = 0; i < CONNECTIONS; i++) {
            storm.threads.add(Thread.startVirtualThread(storm::keepOn));
        }
        return storm;
    }

    Counts counts() {
        Map<String, Long> failed = new TreeMap<>();
        failures.forEach((what, count) -> failed.put(what, count.get()));
        return new Counts(signedIn.get(), refused.get(), failed);
    }

    /// Waits for the answers to what was sent, so that the server has nothing left to do.
    @Override
    public void close() {
        isOver = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepOn() {
        while (!isOver) {
            try (Connection connection = new Connection(port)) {
                while (!isOver) {
                    signIn(connection);
                }
            } catch (IOException e) {
                failed("broke off: " + e.getMessage());
            }
        }
    }

    private void signIn(Connection connection) throws IOException {
        long number = next.getAndIncrement();
        People.Attempt attempt = MIX.get((int) (number % MIX.size()));
        int status = connection.ask(people.login(attempt, number)).status();
        if (status != attempt.status()) {
            failed(status + " to a " + attempt.words());
            return;
        }
        switch (attempt) {
            case RIGHT_PASSWORD -> signedIn.incrementAndGet();
            case WRONG_PASSWORD, UNKNOWN_ADDRESS -> refused.incrementAndGet();
        }
    }

    private void failed(String how) {
        failures.computeIfAbsent(how, _ -> new AtomicLong()).incrementAndGet();
    }
}
