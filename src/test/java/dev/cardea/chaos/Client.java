package dev.cardea.chaos;

import dev.cardea.chaos.Call.Reply;
import dev.cardea.chaos.Operation.Act;
import dev.cardea.chaos.Operation.Result;
import dev.cardea.testing.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// Somebody who asks any node, and of whose every request the history knows. Uses go over connections of their own, so
/// that they need not wait for a revocation that is under way.
final class Client implements AutoCloseable {

    private static final int LATEST_SECOND_MILLIS = 400;

    private final String name;
    private final Dice dice;
    private final History history;
    private final List<Line> lines;
    private final List<Line> linesOfUses;
    private final ReentrantLock looking = new ReentrantLock();
    private long made = 0;

    Client(String name, List<Node> nodes, History history, Dice dice) {
        this.name = name;
        this.dice = dice;
        this.history = history;
        this.lines = nodes.stream().map(Line::new).toList();
        this.linesOfUses = nodes.stream().map(Line::new).toList();
    }

    Dice dice() {
        return dice;
    }

    /// A name that nothing else in this run has.
    String fresh(String kind) {
        made++;
        return kind + "-" + name + "-" + made;
    }

    /// What prepares something; no credential comes of it.
    ///
    /// @return the body, if it was done
    Optional<String> ask(Call call) {
        return body(on(any(), Act.MINT, call, fresh("step"), List.of()));
    }

    /// Has a credential made by any node.
    ///
    /// @param diesWith the ids of all that ends it, besides its own
    /// @return the body, if it was made
    Optional<String> mint(Call call, String id, String... diesWith) {
        return body(on(any(), Act.MINT, call, id, with(id, diesWith)));
    }

    /// One more that came with the last answer.
    void minted(String kind, String id, String... diesWith) {
        long now = System.nanoTime();
        history.add(new Operation(name, -1, Act.MINT, kind, id, with(id, diesWith), now, now, Result.DONE, ""));
    }

    /// Has any node make a credential and end the one that it takes the place of.
    ///
    /// @return the body, if it was done
    Optional<String> trade(String former, Call call, String id, String... diesWith) {
        Line line = any();
        long begun = System.nanoTime();
        Reply reply = call.at(line);
        long ended = System.nanoTime();
        int node = line.node().number();
        history.add(new Operation(
                name, node, Act.REVOKE, call.kind(), former, List.of(), begun, ended, reply.result(), reply.note()));
        history.add(new Operation(
                name, node, Act.MINT, call.kind(), id, with(id, diesWith), begun, ended, reply.result(), ""));
        return body(reply);
    }

    /// Uses each on every node, all nodes at once.
    void useEverywhere(List<Credential> credentials) {
        looking.lock();
        try {
            use(credentials);
        } finally {
            looking.unlock();
        }
    }

    private void use(List<Credential> credentials) {
        List<Thread> threads = new ArrayList<>();
        for (Line line : linesOfUses) {
            List<Call> calls = credentials.stream().map(used -> used.use(dice)).toList();
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < calls.size(); i++) {
                    on(line, Act.USE, calls.get(i), credentials.get(i).id(), List.of());
                }
            }));
        }
        join(threads);
    }

    /// Uses it on one node.
    void use(Credential credential) {
        on(dice.oneOf(linesOfUses), Act.USE, credential.use(dice), credential.id(), List.of());
    }

    Result revoke(String target, Call call) {
        return on(any(), Act.REVOKE, call, target, List.of()).result();
    }

    /// Asks two nodes for it, one a while after the other, and looks after each good answer whether it is so: the second
    /// one may find nothing to do, and must not answer sooner for that.
    ///
    /// @return done if either has done it
    Result revokeTwice(Case twice) {
        int first = dice.below(lines.size());
        Call other = dice.oneOf(twice.endings());
        Call call = dice.oneOf(twice.endings());
        Duration after = Duration.ofMillis(dice.oneIn(3) ? 0 : dice.below(LATEST_SECOND_MILLIS));
        AtomicReference<Result> otherResult = new AtomicReference<>(Result.UNANSWERED);
        Thread second = Thread.startVirtualThread(() -> {
            Pause.of(after);
            otherResult.set(revokeAndLook(twice, other, lines.get((first + 1) % lines.size())));
        });
        Result result = revokeAndLook(twice, call, lines.get(first));
        join(List.of(second));
        return otherResult.get() == Result.DONE ? Result.DONE : result;
    }

    private Result revokeAndLook(Case twice, Call call, Line line) {
        Result result = on(line, Act.REVOKE, call, twice.target(), List.of()).result();
        if (result == Result.DONE) {
            useEverywhere(twice.dying());
        }
        return result;
    }

    int nodes() {
        return lines.size();
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
        linesOfUses.forEach(Line::close);
    }

    private Line any() {
        return dice.oneOf(lines);
    }

    private Reply on(Line line, Act act, Call call, String what, List<String> diesWith) {
        long begun = System.nanoTime();
        Reply reply = call.at(line);
        history.add(new Operation(
                name,
                line.node().number(),
                act,
                call.kind(),
                what,
                diesWith,
                begun,
                System.nanoTime(),
                reply.result(),
                reply.note()));
        return reply;
    }

    private static List<String> with(String id, String... diesWith) {
        List<String> all = new ArrayList<>(List.of(diesWith));
        all.add(id);
        return all;
    }

    private static Optional<String> body(Reply reply) {
        return reply.result() == Result.DONE ? Optional.of(reply.body()) : Optional.empty();
    }

    private static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted among nodes", e);
        }
    }
}
