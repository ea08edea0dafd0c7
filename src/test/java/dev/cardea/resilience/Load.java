package dev.cardea.resilience;

import dev.cardea.resilience.Ledger.Held;
import dev.cardea.resilience.Ledger.Made;
import dev.cardea.testing.RawClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Backends that make users, make tokens and end them, until the server is gone. Each answer goes into the
/// ledger.
final class Load {

    private static final int PATIENCE_SECONDS = 60;

    private final int port;
    private final String round;
    private final Ledger ledger;
    private final CountDownLatch answers;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> backends = new ArrayList<>();

    /// @param enough how many answers [#awaitEnough] waits for
    Load(int port, String round, Ledger ledger, int enough) {
        this.port = port;
        this.round = round;
        this.ledger = ledger;
        this.answers = new CountDownLatch(enough);
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            String prefix = round + "-" + i + "-";
            backends.add(Thread.startVirtualThread(() -> work(prefix)));
        }
    }

    void awaitEnough() throws InterruptedException {
        if (!answers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(answers.getCount() + " answers are missing; " + failures);
        }
    }

    /// Waits until every backend has noticed that the server is gone.
    void join() throws InterruptedException {
        for (Thread backend : backends) {
            backend.join();
        }
    }

    /// Requests that the server took with it.
    int unanswered() {
        return unanswered.get();
    }

    /// What no backend should have met.
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    private void work(String prefix) {
        try (Backend backend = new Backend(port)) {
            for (int number = 0; ; number++) {
                live(backend, prefix + number, number % 7);
            }
        } catch (Backend.Gone _) {
            unanswered.incrementAndGet();
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    /// The life of one user, of which there are a few kinds.
    private void live(Backend backend, String name, int kind) {
        Answer created = good(backend.create(name));
        Made user = new Made(name, Backend.id(created));
        ledger.made(user);
        Held refresh = minted(user, created, true);
        Held derived = minted(user, good(backend.mint(refresh)), false);
        Held access = minted(user, good(backend.mintWithKey(user)), false);
        switch (kind) {
            case 0 -> end(() -> backend.revokeWithKey(access), access);
            case 1 -> end(() -> backend.revokeItself(derived), derived);
            case 2 -> end(() -> backend.revokeAnywhere(access), access);
            case 3 -> end(() -> backend.endRefresh(refresh), refresh, derived);
            case 4 -> end(() -> backend.revokeAnywhere(refresh), refresh, derived);
            case 5 -> renew(backend, user, refresh, derived);
            default -> {} // and one that keeps all it has
        }
    }

    private interface Asking {
        Answer answer();
    }

    private void end(Asking asking, Held... tokens) {
        List<Held> all = List.of(tokens);
        all.forEach(ledger::ending);
        good(asking.answer());
        all.forEach(ledger::ended);
    }

    private void renew(Backend backend, Made user, Held refresh, Held derived) {
        List<Answer> renewed = new ArrayList<>();
        end(
                () -> {
                    renewed.add(backend.renewRefresh(user));
                    return renewed.getFirst();
                },
                refresh,
                derived);
        minted(user, renewed.getFirst(), true);
    }

    private Held minted(Made user, Answer answer, boolean isRefresh) {
        Held token = new Held(Backend.token(answer), user, isRefresh);
        ledger.minted(token);
        return token;
    }

    private Answer good(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("a sound request is answered " + answer);
        }
        answers.countDown();
        return answer;
    }
}
