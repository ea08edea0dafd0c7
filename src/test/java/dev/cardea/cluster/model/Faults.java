package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.ArrayList;
import java.util.List;

/// Crashes of nodes, and the loss of the primary.
final class Faults {

    private final Protocol protocol;

    Faults(Protocol protocol) {
        this.protocol = protocol;
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (protocol.has(Feature.CRASHES)) {
            protocol.nodes().forEach(node -> crash(actions, node));
            if (!protocol.scope().revokerRemembers()) {
                actions.add(new Action(
                        "0.crashes",
                        (state, next) -> next.accept(protocol.revocation().crashed(state))));
            }
        }
        if (protocol.has(Feature.FAILOVER)) {
            actions.add(new Action("the standby takes over", (state, next) -> {
                if (!state.is(protocol.database().failedOver)) {
                    next.accept(failedOver(state));
                }
            }));
        }
        return actions;
    }

    /// What was sent to the database before the crash may still be committed.
    private void crash(List<Action> actions, Node node) {
        actions.add(new Action(node.named("crashes"), (state, next) -> {
            State after = node.withoutCheck(node.withoutFill(node.withoutPoll(node.lapsed(state))));
            after = after.with(node.phase, Node.DOWN).cleared(node.remembers).cleared(node.applied);
            next.accept(node.number() == 0 ? protocol.revocation().crashed(after) : after);
        }));
        actions.add(new Action(node.named("starts again"), (state, next) -> {
            if (!node.isUp(state)) {
                next.accept(state.with(node.phase, Node.LAPSED)
                        .with(node.applied, protocol.database().head(state)));
            }
        }));
    }

    /// The old primary is fenced: every connection is lost, and whatever was on its way through it.
    private State failedOver(State state) {
        State after = protocol.revocation().looks().cut(protocol.revocation().cut(state));
        for (Node node : protocol.nodes()) {
            after = after.cleared(node.renewal).cleared(node.renewalAge).cleared(node.renewalJumped);
            if (protocol.keeps(Rule.APPLIED_ON_ONE_CONNECTION)) {
                after = after.with(node.cut, 1);
            }
        }
        return protocol.database().failover(after);
    }
}
