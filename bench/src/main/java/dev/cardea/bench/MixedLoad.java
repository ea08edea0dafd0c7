package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Everything that is asked of a server at once: each operation over connections of its own, and people who sign in
/// with passwords.
record MixedLoad(Child server, Loads loads) {

    static final int CONNECTIONS = 16;

    /// @param kind the operation, or `sign-in`
    /// @param perSecond answered as it should be
    /// @param p99Micros of sign-ins it is not known: not a number
    /// @param failed answered otherwise; only a sign-in may be, with 503 where too many wait
    record Part(String kind, double perSecond, double p99Micros, long failed) {}

    /// What is needed for it is made first, which loads the server too.
    List<Part> run(int seconds) throws IOException, InterruptedException {
        List<Wrk.Plan> plans = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            plans.add(loads.good(operation, server.port(), CONNECTIONS, seconds));
        }
        LoginStorm.Counts counts;
        long begun = System.nanoTime();
        List<Wrk> runs;
        try (LoginStorm storm = LoginStorm.begin(server.port(), loads.people())) {
            runs = all(plans);
            counts = storm.counts();
        }
        double took = (System.nanoTime() - begun) / 1e9;
        List<Part> parts = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            Wrk run = runs.get(operation.ordinal());
            loads.learn(operation, CONNECTIONS, run);
            parts.add(new Part(operation.word(), run.requestsPerSecond(), run.p99Micros(), 0));
        }
        long failed =
                counts.failures().values().stream().mapToLong(Long::longValue).sum();
        parts.add(new Part("sign-in", counts.logins() / took, Double.NaN, failed));
        return parts;
    }

    private static List<Wrk> all(List<Wrk.Plan> plans) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Wrk>> running = plans.stream()
                    .map(plan -> threads.submit(() -> Wrk.run(plan)))
                    .toList();
            List<Wrk> runs = new ArrayList<>();
            for (Future<Wrk> run : running) {
                runs.add(run.get());
            }
            return runs;
        } catch (ExecutionException e) {
            throw new Failed(String.valueOf(e.getCause().getMessage()));
        }
    }
}
