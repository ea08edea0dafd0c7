package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The whole protocol within a scope, without the rules that are left out.
///
/// One token is looked at. Bad is the state in which a check that began after the answer to its revocation accepts it.
/// Every thread may pause for as long as it likes: its next step is simply not taken.
final class Protocol {

    private final Scope scope;
    private final Set<Rule> off;
    private final Layout layout = new Layout();
    private final Database database;
    private final List<Node> nodes;
    private final Revocation revocation;

    /// Set when a check accepts the token that should not.
    final Variable accepted = layout.flag("accepted");

    Protocol(Scope scope, Set<Rule> off) {
        this.scope = scope;
        this.off = Set.copyOf(off);
        this.database = new Database(this);
        this.nodes = scope.remembering().stream()
                .map(number -> new Node(this, number))
                .toList();
        this.revocation = new Revocation(this);
    }

    Checker.Finding search() {
        State start = State.ZERO;
        for (Node node : nodes) {
            start = node.start(start);
        }
        return new Checker(actions(), state -> state.is(accepted), layout).search(start);
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>(database.actions());
        actions.addAll(revocation.actions());
        actions.addAll(revocation.looks().actions());
        for (Node node : nodes) {
            actions.addAll(new Renewals(this, node).actions());
            actions.addAll(new Polls(this, node).actions());
            actions.addAll(new Fills(this, node).actions());
            actions.addAll(new Checks(this, node).actions());
        }
        actions.addAll(new Clocks(this).actions());
        actions.addAll(new Faults(this).actions());
        actions.addAll(new Witnesses(this).actions());
        return actions;
    }

    boolean keeps(Rule rule) {
        return !off.contains(rule);
    }

    boolean has(Feature feature) {
        return scope.has(feature);
    }

    Scope scope() {
        return scope;
    }

    Layout layout() {
        return layout;
    }

    Database database() {
        return database;
    }

    List<Node> nodes() {
        return nodes;
    }

    /// The nodes that the revocation waits for.
    List<Node> others() {
        return nodes.stream().filter(node -> node.number() != 0).toList();
    }

    Revocation revocation() {
        return revocation;
    }
}
