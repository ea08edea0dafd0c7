package dev.cardea.cluster.model;

import java.util.List;
import java.util.function.Predicate;

/// What must be possible, or else the model would be safe for want of anything that happens: steps that change nothing.
final class Witnesses {

    static final String USED = "memory is used under a lease";
    static final String DEAD = "the revocation is answered while a node is down";
    static final String AGAIN = "a node that was gone at the answer has a lease again";

    private final Protocol protocol;

    Witnesses(Protocol protocol) {
        this.protocol = protocol;
    }

    List<Action> actions() {
        return List.of(
                witness(USED, state -> any(node -> state.is(node.remembers) && node.holdsLease(state))),
                witness(DEAD, state -> isAnswered(state) && any(node -> !node.isUp(state))),
                witness(AGAIN, state -> isAnswered(state) && any(node -> hasComeBack(state, node))));
    }

    /// It holds a lease, and has never written that it has applied the entry.
    private boolean hasComeBack(State state, Node node) {
        return node.number() != 0
                && node.holdsLease(state)
                && state.get(node.row) == 0
                && state.get(node.rowUnderWay) == 0;
    }

    private boolean isAnswered(State state) {
        return protocol.revocation().isAnswered(state);
    }

    private boolean any(Predicate<Node> predicate) {
        return protocol.nodes().stream().anyMatch(predicate);
    }

    private static Action witness(String name, Predicate<State> isThere) {
        return new Action(name, (state, next) -> {
            if (isThere.test(state)) {
                next.accept(state);
            }
        });
    }
}
