package dev.cardea.cluster.model;

import dev.cardea.cluster.model.Scope.Feature;

/// A node that uses a memory: what it knows, and how far each of its threads has come.
final class Node {

    /// How a node stands to its lease, in the order in which it comes to one.
    static final int DOWN = 0;

    static final int LAPSED = 1;
    static final int CLEARED = 2;
    static final int RENEWED = 3;
    static final int SERVING = 4;

    /// A renewal under way.
    static final int SENT = 1;

    static final int COMMITTED = 2;

    /// A fill under way.
    static final int NOTED = 1;

    static final int READ = 2;

    /// With a standby only so many renewals are followed.
    private static final int MOST_RENEWALS = 2;

    private final Protocol protocol;
    private final int number;

    final Variable phase;

    /// How long ago the renewal was sent that gave the lease, on this node's clock; `over` once that is too long.
    final Variable leaseAge;

    /// Wall and monotonic clock have come apart since.
    final Variable jumped;

    final Variable renewal;
    final Variable renewalAge;
    final Variable renewalJumped;

    /// Its counter differs from what the looker saw last. With a standby the counter itself, and what was seen of it.
    final Variable counter;

    final Variable seen;

    /// A poll has read and is not yet applied: how far, whether it has the token's entry, or not all, and whether it
    /// began under the lease that it shall open.
    final Variable poll;

    final Variable pollHead;
    final Variable pollDrops;
    final Variable pollMisses;
    final Variable pollCounts;

    final Variable applied;

    /// The number in the node's row, and one that may still be committed there, by a node that is no more.
    final Variable row;

    final Variable rowUnderWay;

    /// What was read through a connection that is lost: 1 until it is read anew, 2 until that is applied.
    final Variable cut;

    /// The memory in use has the token as alive.
    final Variable remembers;

    final Variable fill;
    final Variable fillSpoiled;
    final Variable fillMoved;

    /// How far a check has come, and whether the memory that it looked into has been replaced since.
    final Variable check;

    final Variable checkMoved;

    Node(Protocol protocol, int number) {
        this.protocol = protocol;
        this.number = number;
        Layout layout = protocol.layout();
        boolean hasSuspension = protocol.has(Feature.SUSPENSION);
        boolean hasFailover = protocol.has(Feature.FAILOVER);
        boolean hasFills = protocol.has(Feature.FILLS);
        int numbers = protocol.has(Feature.OTHER_CHANGE) ? 2 : 1;
        this.phase = layout.number(named("phase"), SERVING);
        this.leaseAge = layout.number(named("lease-age"), over());
        this.jumped = layout.flag(named("jumped"), hasSuspension);
        this.renewal = layout.number(named("renewal"), COMMITTED);
        this.renewalAge = layout.number(named("renewal-age"), over());
        this.renewalJumped = layout.flag(named("renewal-jumped"), hasSuspension);
        this.counter = protocol.database().kept(named("counter"), hasFailover ? MOST_RENEWALS : 1, number != 0);
        this.seen = layout.number(named("seen"), MOST_RENEWALS, hasFailover && number != 0);
        this.poll = layout.flag(named("poll"));
        this.pollHead = layout.number(named("poll-head"), numbers);
        this.pollDrops = layout.flag(named("poll-drops"));
        this.pollMisses = layout.flag(named("poll-misses"));
        this.pollCounts = layout.flag(named("poll-counts"));
        this.applied = layout.number(named("applied"), numbers);
        this.row = protocol.database().kept(named("row"), numbers, number != 0);
        this.rowUnderWay = layout.number(named("row-under-way"), numbers, number != 0 && protocol.has(Feature.CRASHES));
        this.cut = layout.number(named("cut"), 2, hasFailover);
        this.remembers = layout.flag(named("remembers"));
        this.fill = layout.number(named("fill"), READ, hasFills);
        this.fillSpoiled = layout.flag(named("fill-spoiled"), hasFills);
        this.fillMoved = layout.flag(named("fill-moved"), hasFills);
        this.check = layout.number(named("check"), Checks.MOST);
        this.checkMoved = layout.flag(named("check-moved"));
    }

    int number() {
        return number;
    }

    String named(String what) {
        return number + "." + what;
    }

    State start(State state) {
        return state.with(phase, LAPSED).with(leaseAge, over());
    }

    /// The age from which on a lease has run out.
    int over() {
        return protocol.scope().lease() + 1;
    }

    boolean isUp(State state) {
        return state.get(phase) != DOWN;
    }

    boolean hasRunOut(State state) {
        return state.get(leaseAge) == over() || (protocol.keeps(Rule.JUMP_IS_LAPSE) && state.is(jumped));
    }

    /// Whether memory may be used now.
    boolean holdsLease(State state) {
        return state.get(phase) == SERVING && !hasRunOut(state);
    }

    /// The lease is given up, whatever was under way for it.
    State lapsed(State state) {
        return state.with(phase, LAPSED)
                .with(leaseAge, over())
                .cleared(jumped)
                .cleared(pollCounts)
                .cleared(renewal)
                .cleared(renewalAge)
                .cleared(renewalJumped);
    }

    /// A new, empty memory is in use.
    State withNewMemory(State state) {
        State after = state.cleared(remembers);
        if (state.get(fill) != 0) {
            after = after.raised(fillMoved);
        }
        boolean hasValue = state.get(check) == Checks.LOOKED || state.get(check) == Checks.LEASED;
        return hasValue ? after.raised(checkMoved) : after;
    }

    /// The token is dropped from the memory in use.
    State dropped(State state) {
        State after = state.cleared(remembers);
        return state.get(fill) != 0 ? after.raised(fillSpoiled) : after;
    }

    State withoutPoll(State state) {
        return state.cleared(poll)
                .cleared(pollHead)
                .cleared(pollDrops)
                .cleared(pollMisses)
                .cleared(pollCounts);
    }

    State withoutFill(State state) {
        return state.cleared(fill).cleared(fillSpoiled).cleared(fillMoved);
    }

    State withoutCheck(State state) {
        return state.cleared(check).cleared(checkMoved);
    }
}
