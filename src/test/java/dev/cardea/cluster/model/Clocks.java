package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.ArrayList;
import java.util.List;

/// Time, in units of half a second. Between two units anything may happen, in any order, any number of times.
///
/// A slow clock leaves out a unit, and in any five units in a row at most one is left out by anybody: one clock may show
/// four where another shows five, which takes in all that differ in rate by less than 20 %. Leases hold up to and
/// including their last moment and nodes are gone from their first on, so that whole units lose nothing against
/// times in between.
final class Clocks {

    private static final int SPACING = 5;

    private final Protocol protocol;

    /// Units since one was last left out, counted down.
    private final Variable even;

    Clocks(Protocol protocol) {
        this.protocol = protocol;
        this.even = protocol.layout().number("even", SPACING - 1, protocol.has(Feature.DRIFT));
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action("half a second passes", (state, next) -> next.accept(passed(state, -1))));
        if (protocol.has(Feature.DRIFT)) {
            slow(actions, 0);
            protocol.others().forEach(node -> slow(actions, node.number()));
        }
        if (protocol.has(Feature.SUSPENSION)) {
            protocol.nodes().forEach(node -> suspend(actions, node));
        }
        return actions;
    }

    private void slow(List<Action> actions, int number) {
        actions.add(new Action("half a second passes, but not on the slow clock of " + number, (state, next) -> {
            if (state.get(even) == 0 || !protocol.keeps(Rule.CLOCKS_ALIKE)) {
                next.accept(passed(state, number).with(even, SPACING - 1));
            }
        }));
    }

    private void suspend(List<Action> actions, Node node) {
        actions.add(new Action("half a second passes while " + node.number() + " is suspended", (state, next) -> {
            State after = passed(state, node.number());
            if (state.get(node.phase) >= Node.RENEWED) {
                after = after.raised(node.jumped);
            }
            next.accept(state.get(node.renewal) == 0 ? after : after.raised(node.renewalJumped));
        }));
    }

    private State passed(State state, int without) {
        State after = without == 0 ? state : protocol.revocation().looks().older(state);
        for (Node node : protocol.nodes()) {
            if (node.number() != without) {
                after = older(after, node);
            }
        }
        return state.get(even) == 0 ? after : after.with(even, state.get(even) - 1);
    }

    private static State older(State state, Node node) {
        State after = state.with(node.leaseAge, Math.min(state.get(node.leaseAge) + 1, node.over()));
        return state.get(node.renewal) == 0
                ? after
                : after.with(node.renewalAge, Math.min(state.get(node.renewalAge) + 1, node.over()));
    }
}
