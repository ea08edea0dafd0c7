package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.List;

/// How the token comes into a node's memory (R13). Absence is not remembered, so only a living token does.
final class Fills {

    private final Protocol protocol;
    private final Node node;

    Fills(Protocol protocol, Node node) {
        this.protocol = protocol;
        this.node = node;
    }

    List<Action> actions() {
        if (!protocol.has(Feature.FILLS)) {
            return List.of(new Action(node.named("fills its memory"), (state, next) -> {
                if (mayBegin(state)) {
                    next.accept(state.raised(node.remembers));
                }
            }));
        }
        return List.of(
                new Action(node.named("begins a fill and counts the drops"), (state, next) -> {
                    if (state.get(node.fill) == 0 && mayBegin(state)) {
                        next.accept(state.with(node.fill, Node.NOTED));
                    }
                }),
                new Action(node.named("reads for its fill"), (state, next) -> {
                    if (state.get(node.fill) == Node.NOTED) {
                        next.accept(isAlive(state) ? state.with(node.fill, Node.READ) : node.withoutFill(state));
                    }
                }),
                new Action(node.named("keeps what it read"), (state, next) -> {
                    if (state.get(node.fill) == Node.READ) {
                        State after = node.withoutFill(state);
                        next.accept(mayKeep(state) ? after.raised(node.remembers) : after);
                    }
                }));
    }

    /// It takes hold of the memory before it asks for the lease.
    private boolean mayBegin(State state) {
        boolean isLeased = node.holdsLease(state) || !protocol.keeps(Rule.FILL_UNDER_LEASE);
        return isLeased && node.isUp(state) && isAlive(state);
    }

    private boolean mayKeep(State state) {
        boolean isSpoiled = state.is(node.fillSpoiled) && protocol.keeps(Rule.FILL_COUNTS_DROPS);
        boolean isElsewhere = state.is(node.fillMoved) && protocol.keeps(Rule.FILL_SAME_MEMORY);
        return !isSpoiled && !isElsewhere;
    }

    private boolean isAlive(State state) {
        return !state.is(protocol.database().revoked);
    }
}
