package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// What goes on beside an overload at a low fixed rate: people of another tenant who are at another address, and
/// somebody who looks whether the server is ready. Each on connections of their own.
final class OverloadTrickle implements AutoCloseable {

    /// Who asks, and how often.
    enum Caller {
        CHECKS("`GET /me`", 50, 100),
        SIGN_INS("`POST /login`", 5, 50),
        READINESS("`GET /readyz`", 5, 50);

        private final String words;
        private final int perSecond;
        private final int connections;

        Caller(String words, int perSecond, int connections) {
            this.words = words;
            this.perSecond = perSecond;
            this.connections = connections;
        }

        String words() {
            return words;
        }

        int perSecond() {
            return perSecond;
        }
    }

    private static final String ADDRESS = "127.0.0.2";

    private final People people;
    private final int port;
    private final ExecutorService threads = Executors.newFixedThreadPool(Caller.values().length);

    OverloadTrickle(int port, People people) {
        this.port = port;
        this.people = people;
    }

    /// What becomes of them from now on. Its threads are the platform's and wait for nothing else.
    Future<List<Outcome>> begin(Caller caller, int seconds) {
        return threads.submit(() -> run(caller, seconds));
    }

    /// The same, once it is over.
    static List<Outcome> over(Future<List<Outcome>> trickle) throws InterruptedException {
        try {
            return trickle.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the trickle beside the overload broke off", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private List<Outcome> run(Caller caller, int seconds) throws IOException {
        Diary diary = new Diary();
        OpenLoop.Plan plan = new OpenLoop.Plan(port, List.of(ADDRESS), caller.connections, caller.perSecond);
        try (OpenLoop loop = new OpenLoop(plan, requests(caller), diary)) {
            loop.connect();
            long begin = System.nanoTime();
            loop.run(begin, begin + TimeUnit.SECONDS.toNanos(seconds));
        }
        return List.copyOf(diary.outcomes);
    }

    private OpenLoop.Requests requests(Caller caller) {
        return switch (caller) {
            case CHECKS -> OverloadRequests.checks(people);
            case SIGN_INS -> OverloadRequests.signIns(people);
            case READINESS -> OverloadRequests.readiness(port);
        };
    }

    /// @param due a moment of [System#nanoTime]
    /// @param nanos from then to the answer, whatever it was
    /// @param result whether it was the one that was wanted
    record Outcome(long due, long nanos, Result result) {

        boolean isServed() {
            return result == Result.SERVED;
        }
    }

    /// What a request of theirs was met with.
    enum Result {
        SERVED,

        /// An answer, but another than was wanted.
        REFUSED,

        /// None within ten seconds, or the connection broke off, or all of them still waited.
        UNANSWERED
    }

    private static final class Diary implements OpenLoop.Listener {

        private final List<Outcome> outcomes = new ArrayList<>();

        @Override
        public void answered(long due, long sent, long done, OpenConnection.Reply reply, boolean isRight) {
            outcomes.add(new Outcome(due, done - due, isRight ? Result.SERVED : Result.REFUSED));
        }

        @Override
        public void lost(OpenLoop.Loss how, long when) {
            outcomes.add(new Outcome(when, 0, Result.UNANSWERED));
        }
    }
}
