package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is committed: whether the token is revoked, and what has become of the entry of this change and of another one.
/// With a standby, what is in both is durable, and the standby has what the primary had at some time before.
final class Database {

    static final int NONE = 0;
    static final int PENDING = 1;
    static final int FED = 2;
    static final int DELETED = 3;

    private final Protocol protocol;
    private final Map<Variable, Variable> standby = new LinkedHashMap<>();

    final Variable revoked;
    final Variable entry;
    final Variable number;
    final Variable otherEntry;
    final Variable otherNumber;

    /// A failover has been.
    final Variable failedOver;

    Database(Protocol protocol) {
        this.protocol = protocol;
        boolean hasOther = protocol.has(Feature.OTHER_CHANGE);
        this.revoked = kept("revoked", 1, true);
        this.entry = kept("entry", DELETED, true);
        this.number = kept("number", hasOther ? 2 : 1, true);
        this.otherEntry = kept("other-entry", DELETED, hasOther);
        this.otherNumber = kept("other-number", 2, hasOther);
        this.failedOver = protocol.layout().flag("failed-over", protocol.has(Feature.FAILOVER));
    }

    /// A variable of the database, which the standby has too.
    Variable kept(String name, int most, boolean isThere) {
        Variable variable = protocol.layout().number(name, most, isThere);
        if (isThere && protocol.has(Feature.FAILOVER)) {
            standby.put(variable, protocol.layout().number("standby-" + name, most));
        }
        return variable;
    }

    List<Action> actions() {
        return List.of(
                // R2: whoever numbers, numbers everybody's.
                new Action("pending entries are numbered", (state, next) -> {
                    boolean first = state.get(entry) == PENDING;
                    boolean second = state.get(otherEntry) == PENDING;
                    if (first) {
                        State done = numbered(state, entry, number);
                        next.accept(second ? numbered(done, otherEntry, otherNumber) : done);
                    }
                    if (second) {
                        State done = numbered(state, otherEntry, otherNumber);
                        next.accept(first ? numbered(done, entry, number) : done);
                    }
                }),
                new Action("an old entry is deleted", (state, next) -> {
                    if (protocol.has(Feature.RETENTION) && state.get(entry) == FED) {
                        next.accept(state.with(entry, DELETED));
                    }
                    if (protocol.has(Feature.RETENTION) && state.get(otherEntry) == FED) {
                        next.accept(state.with(otherEntry, DELETED));
                    }
                }),
                new Action("another change takes its number early", (state, next) -> {
                    if (isOtherToCome(state)
                            && !protocol.keeps(Rule.NUMBERS_IN_COMMIT_ORDER)
                            && state.get(otherNumber) == 0) {
                        next.accept(state.with(otherNumber, nextNumber(state)));
                    }
                }),
                new Action("another change is committed", (state, next) -> {
                    if (isOtherToCome(state) && protocol.keeps(Rule.NUMBERS_IN_COMMIT_ORDER)) {
                        next.accept(state.with(otherEntry, PENDING));
                    }
                    if (isOtherToCome(state) && state.get(otherNumber) != 0) {
                        next.accept(state.with(otherEntry, FED));
                    }
                }),
                new Action("the standby catches up", (state, next) -> {
                    State after = state;
                    for (Map.Entry<Variable, Variable> twins : standby.entrySet()) {
                        after = after.with(twins.getValue(), state.get(twins.getKey()));
                    }
                    if (!standby.isEmpty()) {
                        next.accept(after);
                    }
                }));
    }

    int nextNumber(State state) {
        return Math.max(state.get(number), state.get(otherNumber)) + 1;
    }

    /// The highest number that can be seen in the feed.
    int head(State state) {
        int head = isNumbered(state, entry) ? state.get(number) : 0;
        return isNumbered(state, otherEntry) ? Math.max(head, state.get(otherNumber)) : head;
    }

    /// Whether any entry after this one, up to the head, is not there.
    boolean isMissing(State state, int applied) {
        for (int wanted = applied + 1; wanted <= head(state); wanted++) {
            boolean isThere = (state.get(entry) == FED && state.get(number) == wanted)
                    || (state.get(otherEntry) == FED && state.get(otherNumber) == wanted);
            if (!isThere) {
                return true;
            }
        }
        return false;
    }

    boolean isNumbered(State state, Variable of) {
        return state.get(of) == FED || state.get(of) == DELETED;
    }

    boolean isDurable(State state, Variable variable) {
        Variable twin = standby.getOrDefault(variable, variable);
        return state.get(twin) == state.get(variable);
    }

    /// The standby takes over.
    State failover(State state) {
        State after = state.raised(failedOver);
        for (Map.Entry<Variable, Variable> twins : standby.entrySet()) {
            after = after.with(twins.getKey(), state.get(twins.getValue()));
        }
        return after;
    }

    private boolean isOtherToCome(State state) {
        return protocol.has(Feature.OTHER_CHANGE) && state.get(otherEntry) == NONE;
    }

    private State numbered(State state, Variable which, Variable its) {
        return state.with(its, nextNumber(state)).with(which, FED);
    }
}
