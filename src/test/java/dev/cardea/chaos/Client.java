package dev.cardea.chaos;

import dev.cardea.chaos.Call.Reply;
import dev.cardea.chaos.Operation.Act;
import dev.cardea.chaos.Operation.Result;
import dev.cardea.testing.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody with a connection to each node, who asks any of them, and of whose every request the history knows.
final class Client implements AutoCloseable {

    private final String name;
    private final Dice dice;
    private final History history;
    private final List<Line> lines;
    private long made = 0;

    Client(String name, List<Node> nodes, History history, Dice dice) {
        this.name = name;
        this.dice = dice;
        this.history = history;
        this.lines = nodes.stream().map(Line::new).toList();
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
        List<Thread> threads = new ArrayList<>();
        for (Line line : lines) {
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
        on(any(), Act.USE, credential.use(dice), credential.id(), List.of());
    }

    Result revoke(String target, Call call) {
        return on(any(), Act.REVOKE, call, target, List.of()).result();
    }

    /// Asks two nodes for it at once, where there are as many.
    ///
    /// @return done if either has done it
    Result revokeTwice(String target, Call call, Call other) {
        int first = dice.below(lines.size());
        List<Result> results = new ArrayList<>();
        Thread second = Thread.startVirtualThread(() ->
                results.add(on(lines.get((first + 1) % lines.size()), Act.REVOKE, other, target, List.of())
                        .result()));
        Result result =
                on(lines.get(first), Act.REVOKE, call, target, List.of()).result();
        join(List.of(second));
        return results.contains(Result.DONE) ? Result.DONE : result;
    }

    int nodes() {
        return lines.size();
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
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
