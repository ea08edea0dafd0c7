package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.List;

/// A node's renewer (R7, R8, R12). It may renew at any time, also when it has not polled for long: R16 is about waiting
/// only. A renewal that is committed after it was given up only raises the counter once more, and is left out.
final class Renewals {

    private final Protocol protocol;
    private final Node node;

    Renewals(Protocol protocol, Node node) {
        this.protocol = protocol;
        this.node = node;
    }

    List<Action> actions() {
        Action noticed = new Action(node.named("notices that its lease has run out"), (state, next) -> {
            if (state.get(node.phase) >= Node.RENEWED && node.hasRunOut(state)) {
                next.accept(node.lapsed(state));
            }
        });
        Action cleared = new Action(node.named("drops all its memory"), (state, next) -> {
            if (state.get(node.phase) == Node.LAPSED) {
                State after = state.with(node.phase, Node.CLEARED);
                boolean isNow = protocol.keeps(Rule.CLEAR) && protocol.keeps(Rule.CLEAR_BEFORE_SENDING);
                next.accept(isNow ? node.withNewMemory(after) : after);
            }
        });
        Action sent = new Action(node.named("sends a renewal"), (state, next) -> {
            if (state.get(node.phase) >= Node.CLEARED && state.get(node.renewal) == 0 && mayRaise(state)) {
                next.accept(state.with(node.renewal, Node.SENT));
            }
        });
        Action committed = new Action(node.named("has its renewal committed"), (state, next) -> {
            if (state.get(node.renewal) == Node.SENT) {
                next.accept(raised(state.with(node.renewal, Node.COMMITTED)));
            }
        });
        Action answered = new Action(node.named("gets the answer to its renewal"), (state, next) -> {
            if (state.get(node.renewal) == Node.COMMITTED && isDurable(state)) {
                next.accept(answered(state));
            }
        });
        Action givenUp = new Action(node.named("gives up its renewal"), (state, next) -> {
            if (state.get(node.renewal) != 0) {
                next.accept(withoutRenewal(state));
            }
        });
        return protocol.scope().joinsSteps()
                ? List.of(noticed, cleared, sent, committed.then(answered), givenUp)
                : List.of(noticed, cleared, sent, committed, answered, givenUp);
    }

    private State answered(State state) {
        boolean isFirst = state.get(node.phase) == Node.CLEARED;
        if (!isFirst && node.hasRunOut(state) && protocol.keeps(Rule.LAPSE_NOTICED)) {
            return node.lapsed(state);
        }
        boolean isFromSending = protocol.keeps(Rule.LEASE_FROM_SENDING);
        boolean isJumpKnown = protocol.keeps(Rule.JUMP_FROM_SENDING);
        State after = withoutRenewal(state)
                .with(node.leaseAge, isFromSending ? state.get(node.renewalAge) : 0)
                .with(node.jumped, isJumpKnown ? state.get(node.renewalJumped) : 0);
        if (!isFirst) {
            return after;
        }
        after = after.with(node.phase, Node.RENEWED);
        boolean isClearedNow = protocol.keeps(Rule.CLEAR) && !protocol.keeps(Rule.CLEAR_BEFORE_SENDING);
        return isClearedNow ? node.withNewMemory(after) : after;
    }

    private State withoutRenewal(State state) {
        return state.cleared(node.renewal).cleared(node.renewalAge).cleared(node.renewalJumped);
    }

    private State raised(State state) {
        if (node.number() == 0) {
            return state;
        }
        return state.with(node.counter, protocol.has(Feature.FAILOVER) ? state.get(node.counter) + 1 : 1);
    }

    /// With a standby the number of renewals is bounded.
    private boolean mayRaise(State state) {
        return !protocol.has(Feature.FAILOVER) || state.get(node.counter) < node.counter.most();
    }

    private boolean isDurable(State state) {
        return !protocol.keeps(Rule.LEASE_DURABLE) || protocol.database().isDurable(state, node.counter);
    }
}
