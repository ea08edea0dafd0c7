package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.List;

/// A node's poller (R9, R15): it reads the feed, applies what it read, and writes into its row how far it has come.
final class Polls {

    private final Protocol protocol;
    private final Database database;
    private final Node node;

    Polls(Protocol protocol, Node node) {
        this.protocol = protocol;
        this.database = protocol.database();
        this.node = node;
    }

    List<Action> actions() {
        Action polled = new Action(node.named("polls"), (state, next) -> {
            if (node.isUp(state) && !state.is(node.poll)) {
                next.accept(read(state));
            }
        });
        Action applied = new Action(node.named("applies what it has read"), (state, next) -> {
            if (state.is(node.poll)) {
                next.accept(applied(state));
            }
        });
        Action lost = new Action(node.named("loses its poll"), (state, next) -> {
            if (state.is(node.poll)) {
                next.accept(node.withoutPoll(state));
            }
        });
        Action sent = new Action(node.named("sends what it has applied"), (state, next) -> {
            if (node.number() != 0 && node.isUp(state) && mayWriteRow(state)) {
                boolean hasCrashes = protocol.has(Feature.CRASHES);
                next.accept(state.with(hasCrashes ? node.rowUnderWay : node.row, state.get(node.applied)));
            }
        });
        Action committed = new Action(node.named("has its row committed"), (state, next) -> {
            if (state.get(node.rowUnderWay) != 0) {
                next.accept(state.with(node.row, state.get(node.rowUnderWay)).cleared(node.rowUnderWay));
            }
        });
        return protocol.scope().joinsSteps()
                ? List.of(polled.then(applied), sent, committed)
                : List.of(polled, applied, lost, sent, committed);
    }

    private State read(State state) {
        int applied = state.get(node.applied);
        int head = database.head(state);
        boolean isNew = state.get(database.entry) == Database.FED && state.get(database.number) > applied;
        boolean isCut = state.get(node.cut) != 0;
        boolean isBehind = head < applied && protocol.keeps(Rule.HEAD_LOWER);
        boolean misses = isBehind || isCut || database.isMissing(state, applied);
        State after = state.raised(node.poll)
                .with(node.pollHead, head)
                .with(node.pollDrops, isNew ? 1 : 0)
                .with(node.pollMisses, misses ? 1 : 0)
                .with(node.pollCounts, state.get(node.phase) == Node.RENEWED ? 1 : 0);
        return isCut ? after.with(node.cut, 2) : after;
    }

    private State applied(State state) {
        boolean isEarly = state.is(node.pollMisses) && !protocol.keeps(Rule.DROP_BEFORE_APPLIED);
        if (isEarly && state.get(node.applied) != state.get(node.pollHead)) {
            return state.with(node.applied, state.get(node.pollHead));
        }
        boolean isBehind = state.get(node.pollHead) < state.get(node.applied) && !state.is(node.pollMisses);
        State after = isBehind ? state : state.with(node.applied, state.get(node.pollHead));
        boolean counts = state.is(node.pollCounts) || !protocol.keeps(Rule.READ_AFTER_RENEWAL);
        if (state.is(node.pollDrops)) {
            after = node.dropped(after);
        }
        if (state.get(node.cut) == 2) {
            after = after.cleared(node.cut);
        }
        if (state.is(node.pollMisses) && protocol.keeps(Rule.NOTHING_MISSING)) {
            after = node.withNewMemory(after);
            if (protocol.keeps(Rule.GIVE_UP_LEASE)) {
                return node.withoutPoll(node.lapsed(after));
            }
        }
        if (counts && state.get(node.phase) == Node.RENEWED) {
            after = after.with(node.phase, Node.SERVING);
        }
        return node.withoutPoll(after);
    }

    /// The row is written through the connection that the feed was read through.
    private boolean mayWriteRow(State state) {
        boolean isFree = state.get(node.rowUnderWay) == 0;
        return isFree && state.get(node.cut) == 0 && state.get(node.row) != state.get(node.applied);
    }
}
