package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// GET /me at a fixed rate, however long the answers take. Each request has a moment at which it is due, and its
/// time counts from then, also if the connection had to wait for the answer before: so a stall shows in every
/// request that it held up, and not only in the one that happened to be under way.
///
/// Its threads are the platform's: a virtual thread would wait for its turn among those of the storm.
record SteadyLoad(int port, People people) {

    static final int PER_SECOND = 500;
    static final int CONNECTIONS = 8;

    private static final long EVERY = TimeUnit.SECONDS.toNanos(CONNECTIONS) / PER_SECOND;

    /// @param perSecond answered
    /// @param failed answered with another status than 200
    record Figures(long requests, double perSecond, double p50Micros, double p99Micros, double maxMicros, long failed) {

        private static Figures of(List<Double> micros, long failed, long wallNanos) {
            return new Figures(
                    micros.size(),
                    micros.size() * 1e9 / wallNanos,
                    Median.quantile(micros, 0.5),
                    Median.quantile(micros, 0.99),
                    Median.quantile(micros, 1),
                    failed);
        }
    }

    private record Share(List<Double> micros, long failed) {}

    Figures run(int seconds) throws InterruptedException {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Share>> shares = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                shares.add(threads.submit(() -> share(number, begun, seconds * PER_SECOND / CONNECTIONS)));
            }
            List<Double> micros = new ArrayList<>();
            long failed = 0;
            for (Future<Share> share : shares) {
                micros.addAll(share.get().micros());
                failed += share.get().failed();
            }
            return Figures.of(micros, failed, System.nanoTime() - begun);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the server broke off an answer to GET /me", e.getCause());
        }
    }

    /// The connections take turns, so that the requests of all of them are due at even distances.
    private Share share(int number, long begun, int count) throws IOException {
        List<Double> micros = new ArrayList<>(count);
        long failed = 0;
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < count; i++) {
                byte[] message = people.me((long) i * CONNECTIONS + number);
                long due = begun + i * EVERY + number * EVERY / CONNECTIONS;
                await(due);
                int status = connection.ask(message).status();
                micros.add((System.nanoTime() - due) / 1e3);
                failed += status == 200 ? 0 : 1;
            }
        }
        return new Share(micros, failed);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
