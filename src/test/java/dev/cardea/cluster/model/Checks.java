package dev.cardea.cluster.model;

import java.util.List;

/// A check of the token that begins after the answer to its revocation (R10, R11, R14). Those that began before may go
/// either way, and change nothing.
final class Checks {

    /// It has the value, and next asks for the lease.
    static final int LOOKED = 1;

    /// It has all that it needs, and next looks whether the memory is still the one in use.
    static final int LEASED = 2;

    /// It has asked for the lease first, and next takes the value.
    static final int LEASED_FIRST = 3;

    static final int MOST = 3;

    private final Protocol protocol;
    private final Node node;

    Checks(Protocol protocol, Node node) {
        this.protocol = protocol;
        this.node = node;
    }

    List<Action> actions() {
        return List.of(
                new Action(node.named("checks: begins"), (state, next) -> {
                    boolean isFree = isAnswered(state) && node.isUp(state) && state.get(node.check) == 0;
                    if (isFree && isValueFirst() && state.is(node.remembers)) {
                        next.accept(state.with(node.check, LOOKED));
                    }
                }),
                new Action(node.named("checks: asks for the lease before all else"), (state, next) -> {
                    boolean isSoon = isAnswered(state) || !protocol.keeps(Rule.LEASE_LAST);
                    if (!isValueFirst() && isSoon && state.get(node.check) == 0 && node.holdsLease(state)) {
                        next.accept(state.with(node.check, LEASED_FIRST));
                    }
                }),
                new Action(node.named("checks: takes the value after the lease"), (state, next) -> {
                    if (isAnswered(state) && state.get(node.check) == LEASED_FIRST) {
                        next.accept(
                                state.is(node.remembers) ? state.with(node.check, LEASED) : node.withoutCheck(state));
                    }
                }),
                new Action(node.named("checks: asks for the lease"), (state, next) -> {
                    if (state.get(node.check) == LOOKED) {
                        boolean isHeld = node.holdsLease(state) || !protocol.keeps(Rule.READ_THROUGH);
                        next.accept(isHeld ? state.with(node.check, LEASED) : node.withoutCheck(state));
                    }
                }),
                new Action(node.named("checks: looks whether the memory is the same"), (state, next) -> {
                    if (state.get(node.check) == LEASED) {
                        boolean isElsewhere = state.is(node.checkMoved) && protocol.keeps(Rule.SAME_MEMORY);
                        next.accept(
                                isElsewhere
                                        ? node.withoutCheck(state)
                                        : node.withoutCheck(state).raised(protocol.accepted));
                    }
                }),
                new Action(node.named("checks: reads the database"), (state, next) -> {
                    if (isAnswered(state) && node.isUp(state) && !state.is(protocol.database().revoked)) {
                        next.accept(state.raised(protocol.accepted));
                    }
                }));
    }

    private boolean isValueFirst() {
        return protocol.keeps(Rule.VALUE_FIRST) && protocol.keeps(Rule.LEASE_LAST);
    }

    private boolean isAnswered(State state) {
        return protocol.revocation().isAnswered(state);
    }
}
