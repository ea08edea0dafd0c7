package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.ArrayList;
import java.util.List;

/// How the revoker looks at the other nodes (R4, R5, R6): each look is sent, taken in the database, and answered.
final class Looks {

    private static final int SENT = 1;
    private static final int TAKEN = 2;

    /// What is known of one node.
    ///
    /// @param still how long its counter has stood still on the revoker's clock, one more than `gone` if not yet seen
    /// @param longEnough whether it had stood still for long enough when the look was sent
    /// @param done the node has applied the entry or is gone
    private record Sight(
            Node node,
            Variable still,
            Variable longEnough,
            Variable sawRaised,
            Variable sawApplied,
            Variable done) {}

    private final Protocol protocol;
    private final int gone;
    private final Variable look;
    private final Variable lookCounts;

    /// How long ago the look was sent; needed only where this is counted in.
    private final Variable lookAge;

    private final List<Sight> sights = new ArrayList<>();

    Looks(Protocol protocol) {
        this.protocol = protocol;
        this.gone = protocol.scope().gone();
        Layout layout = protocol.layout();
        this.look = layout.number("look", TAKEN);
        this.lookCounts = layout.flag("look-counts");
        this.lookAge = layout.number("look-age", gone, !protocol.keeps(Rule.STILL_AFTER_FIRST));
        for (Node node : protocol.others()) {
            sights.add(new Sight(
                    node,
                    layout.number(node.named("still"), gone + 1),
                    layout.flag(node.named("long-enough")),
                    layout.flag(node.named("saw-raised")),
                    layout.flag(node.named("saw-applied")),
                    layout.flag(node.named("done"))));
        }
    }

    List<Action> actions() {
        Action sent = new Action("a look is sent", (state, next) -> {
            if (state.get(look) == 0 && protocol.revocation().isLookingOn(state) && !sights.isEmpty()) {
                next.accept(sent(state));
            }
        });
        Action taken = new Action("a look is taken", (state, next) -> {
            if (state.get(look) == SENT) {
                next.accept(taken(state));
            }
        });
        Action answered = new Action("a look is answered", (state, next) -> {
            if (state.get(look) == TAKEN) {
                next.accept(answered(state));
            }
        });
        Action lost = new Action("a look is lost, and its connection", (state, next) -> {
            if (state.get(look) != 0) {
                next.accept(forgotten(state));
            }
        });
        return protocol.scope().joinsSteps()
                ? List.of(sent.then(taken).then(answered))
                : List.of(sent, taken, answered, lost);
    }

    boolean haveSeenAll(State state) {
        return sights.stream().allMatch(sight -> state.is(sight.done()));
    }

    /// The state without anything that only matters while a revocation is under way.
    State none(State state) {
        State after = withoutLook(state);
        for (Sight sight : sights) {
            after = after.cleared(sight.still()).cleared(sight.done()).cleared(sight.node().seen);
            if (!protocol.has(Feature.FAILOVER)) {
                after = after.cleared(sight.node().counter);
            }
        }
        return after;
    }

    /// Nothing has been seen through this connection yet.
    State forgotten(State state) {
        State after = withoutLook(state);
        for (Sight sight : sights) {
            after = after.with(sight.still(), gone + 1);
        }
        return after;
    }

    /// The connection was lost in a failover.
    State cut(State state) {
        boolean isLookingOn = protocol.revocation().isLookingOn(state);
        if (isLookingOn && (state.get(look) == TAKEN || protocol.keeps(Rule.STILL_ON_ONE_CONNECTION))) {
            return forgotten(state);
        }
        return withoutLook(state);
    }

    /// Half a second passes on the revoker's clock.
    State older(State state) {
        if (!protocol.revocation().isLookingOn(state)) {
            return state;
        }
        State after = state.get(look) == 0 ? state : state.with(lookAge, Math.min(state.get(lookAge) + 1, lookAge.most()));
        for (Sight sight : sights) {
            if (state.get(sight.still()) < gone) {
                after = after.with(sight.still(), state.get(sight.still()) + 1);
            }
        }
        return after;
    }

    private State sent(State state) {
        boolean counts = protocol.revocation().isNumbered(state) || !protocol.keeps(Rule.NEW_LOOK);
        State after = state.with(look, SENT).with(lookCounts, counts ? 1 : 0);
        for (Sight sight : sights) {
            after = after.with(sight.longEnough(), state.get(sight.still()) == gone ? 1 : 0);
        }
        return after;
    }

    private State taken(State state) {
        Database database = protocol.database();
        State after = state.with(look, TAKEN);
        for (Sight sight : sights) {
            Node node = sight.node();
            boolean isApplied = database.isNumbered(state, database.entry)
                    && state.get(node.row) >= state.get(database.number);
            boolean isRaised = state.get(node.counter) != state.get(node.seen);
            after = after.with(sight.sawApplied(), isApplied ? 1 : 0).with(sight.sawRaised(), isRaised ? 1 : 0);
            after = protocol.has(Feature.FAILOVER)
                    ? after.with(node.seen, state.get(node.counter))
                    : after.cleared(node.counter);
        }
        return after;
    }

    private State answered(State state) {
        State after = state;
        for (Sight sight : sights) {
            boolean isFirst = state.get(sight.still()) == gone + 1 || state.is(sight.sawRaised());
            if (isFirst) {
                after = after.with(sight.still(), state.get(lookAge));
            }
            boolean isLong = protocol.keeps(Rule.STILL_BEFORE_LAST)
                    ? state.is(sight.longEnough())
                    : state.get(sight.still()) == gone;
            boolean isDone = state.is(sight.sawApplied()) || (!isFirst && isLong) || !protocol.keeps(Rule.WAIT_FOR_ALL);
            if (isDone && state.is(lookCounts)) {
                after = after.raised(sight.done());
            }
        }
        return withoutLook(after);
    }

    private State withoutLook(State state) {
        State after = state.cleared(look).cleared(lookCounts).cleared(lookAge);
        for (Sight sight : sights) {
            after = after.cleared(sight.longEnough()).cleared(sight.sawRaised()).cleared(sight.sawApplied());
        }
        return after;
    }
}
