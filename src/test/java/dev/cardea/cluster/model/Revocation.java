package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.List;

/// The revocation of the token, from its commit to its answer (R1 to R5, R17).
final class Revocation {

    private static final int IDLE = 0;
    private static final int SENT = 1;
    private static final int COMMITTED = 2;
    private static final int DROPPED = 3;
    private static final int NUMBERED = 4;
    private static final int ANSWERED = 5;
    private static final int FAILED = 6;

    private final Protocol protocol;
    private final Database database;
    private final Variable step;
    private final Looks looks;

    Revocation(Protocol protocol) {
        this.protocol = protocol;
        this.database = protocol.database();
        this.step = protocol.layout().number("revocation", FAILED);
        this.looks = new Looks(protocol);
    }

    List<Action> actions() {
        return List.of(
                new Action("the entry is committed by itself", (state, next) -> {
                    boolean isFirst = state.get(database.entry) == Database.NONE;
                    if (state.get(step) == IDLE && isFirst && !protocol.keeps(Rule.ENTRY_WITH_CHANGE)) {
                        next.accept(state.with(database.entry, Database.PENDING));
                    }
                }),
                new Action("the revocation takes its number early", (state, next) -> {
                    boolean isFirst = state.get(database.number) == 0;
                    if (state.get(step) == IDLE && isFirst && !protocol.keeps(Rule.NUMBERS_IN_COMMIT_ORDER)) {
                        next.accept(state.with(database.number, database.nextNumber(state)));
                    }
                }),
                new Action("the commit of the revocation is sent", (state, next) -> {
                    if (state.get(step) == IDLE && isReady(state)) {
                        next.accept(looks.forgotten(state.with(step, SENT)));
                    }
                }),
                new Action("the revocation is committed", (state, next) -> {
                    boolean isSent = state.get(step) == SENT || state.get(step) == FAILED;
                    if (isSent && isReady(state) && !state.is(database.revoked)) {
                        next.accept(committed(state));
                    }
                }),
                new Action("the commit of the revocation is answered", (state, next) -> {
                    if (state.get(step) == SENT && state.is(database.revoked) && isDurable(state)) {
                        next.accept(begun(state));
                    }
                }),
                new Action("the commit of the revocation is in doubt: 503", (state, next) -> {
                    if (state.get(step) == SENT && mayFail()) {
                        next.accept(protocol.keeps(Rule.DOUBT) ? looks.none(state.with(step, FAILED)) : begun(state));
                    }
                }),
                new Action("the revocation is asked for again", (state, next) -> {
                    int now = state.get(step);
                    boolean isUnderWay = now >= COMMITTED && now <= NUMBERED;
                    if (now == FAILED && !state.is(database.revoked)) {
                        next.accept(state.with(step, SENT));
                    } else if (state.is(database.revoked) && (now == FAILED || isUnderWay)) {
                        if (!protocol.keeps(Rule.WAIT_FOR_OTHERS_CHANGE)) {
                            next.accept(looks.none(state.with(step, ANSWERED)));
                        } else if (now == FAILED) {
                            next.accept(begun(state));
                        }
                    }
                }),
                new Action("the writer drops the token from its own memory", (state, next) -> {
                    if (state.get(step) == COMMITTED) {
                        next.accept(dropped(state).with(step, DROPPED));
                    }
                }),
                new Action("the writer knows that its entry is numbered", (state, next) -> {
                    boolean isNumbered = database.isNumbered(state, database.entry) && isDurable(state);
                    if (state.get(step) == DROPPED && (isNumbered || !protocol.keeps(Rule.DOUBT))) {
                        next.accept(state.with(step, NUMBERED));
                    }
                }),
                new Action("the revocation is answered", (state, next) -> {
                    if (state.get(step) == NUMBERED && looks.haveSeenAll(state)) {
                        next.accept(looks.none(state.with(step, ANSWERED)));
                    }
                }));
    }

    Looks looks() {
        return looks;
    }

    boolean isAnswered(State state) {
        return state.get(step) == ANSWERED;
    }

    boolean isNumbered(State state) {
        return state.get(step) == NUMBERED;
    }

    /// Whether somebody looks at the other nodes for its sake.
    boolean isLookingOn(State state) {
        int first = protocol.keeps(Rule.NEW_LOOK) ? COMMITTED : SENT;
        return state.get(step) >= first && state.get(step) <= NUMBERED;
    }

    /// Its node crashed.
    State crashed(State state) {
        boolean isUnderWay = state.get(step) >= SENT && state.get(step) <= NUMBERED;
        return isUnderWay ? looks.none(state.with(step, FAILED)) : state;
    }

    /// Its connections are lost: a commit that was not answered is in doubt.
    State cut(State state) {
        return state.get(step) == SENT ? looks.none(state.with(step, FAILED)) : state;
    }

    private State begun(State state) {
        State after = protocol.keeps(Rule.NEW_LOOK) ? looks.forgotten(state) : state;
        return after.with(step, protocol.scope().revokerRemembers() ? COMMITTED : DROPPED);
    }

    private boolean isReady(State state) {
        boolean hasEntry = protocol.keeps(Rule.ENTRY_WITH_CHANGE) || state.get(database.entry) != Database.NONE;
        return hasEntry && (protocol.keeps(Rule.NUMBERS_IN_COMMIT_ORDER) || state.get(database.number) != 0);
    }

    private State committed(State state) {
        State after = state.raised(database.revoked);
        if (!protocol.keeps(Rule.NUMBERS_IN_COMMIT_ORDER)) {
            return after.with(database.entry, Database.FED);
        }
        return protocol.keeps(Rule.ENTRY_WITH_CHANGE) ? after.with(database.entry, Database.PENDING) : after;
    }

    private State dropped(State state) {
        if (!protocol.keeps(Rule.OWN_MEMORY_FIRST)) {
            return state;
        }
        State after = state;
        for (Node node : protocol.nodes()) {
            if (node.number() == 0) {
                after = node.dropped(after);
            }
        }
        return after;
    }

    private boolean isDurable(State state) {
        return database.isDurable(state, database.revoked)
                && database.isDurable(state, database.entry)
                && database.isDurable(state, database.number);
    }

    private boolean mayFail() {
        return protocol.has(Feature.DOUBT) || protocol.has(Feature.FAILOVER);
    }
}
