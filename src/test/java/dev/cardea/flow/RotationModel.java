package dev.cardea.flow;

import dev.cardea.core.ClientId;
import dev.cardea.core.Grant;
import dev.cardea.core.Scopes;
import dev.cardea.core.SessionId;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Enumerates what can happen to one sign-in: three parties that hold refresh tokens and send them, a server whose one
/// write can crash before or after its commit, answers that get lost, and time that passes in steps of 40 seconds. What
/// the server decides is decided by the code of [Grant] itself, unless a test puts another rule in its place.
///
/// Tokens are numbered in the order in which they are made; 0 is the one that the sign-in begins with.
final class RotationModel {

    static final long STEP = 40;
    static final Duration REPEATABLE = Duration.ofSeconds(60);

    /// What the server does with a token that is shown to it.
    interface Rule {
        Grant.Use use(Grant grant, TokenId shown, Instant now);
    }

    static final Rule REAL = (grant, shown, now) -> grant.use(shown, now, REPEATABLE);

    /// How far to look.
    ///
    /// @param thieves how many of the three parties are thieves; the others share one place for their token, as the
    ///     windows of one browser do
    record Bounds(int thieves, int rotations, int steps, int mishaps) {}

    /// A party: which tokens it has, what it has sent that is not yet decided, and what answer is on its way.
    record Party(boolean isThief, Set<Integer> tokens, int sent, int answer) {

        static final int NOTHING = -1;
        static final int REFUSED = -2;

        Party sending(int token) {
            return new Party(isThief, tokens, token, NOTHING);
        }

        Party answered(int token) {
            return new Party(isThief, tokens, NOTHING, token);
        }

        Party quiet() {
            return new Party(isThief, tokens, NOTHING, NOTHING);
        }

        Party having(int token) {
            Set<Integer> more = new HashSet<>(tokens);
            more.add(token);
            return new Party(isThief, Set.copyOf(more), NOTHING, NOTHING);
        }

        boolean isIdle() {
            return sent == NOTHING && answer == NOTHING;
        }

        int newest() {
            return tokens.stream().mapToInt(Integer::intValue).max().orElse(NOTHING);
        }
    }

    /// All that matters for what can happen next.
    ///
    /// @param row empty once the sign-in has ended
    /// @param accepted for each token when it was first accepted, or nothing
    record State(Optional<Grant> row, List<Integer> accepted, List<Party> parties, int time, int mishaps) {

        Instant now() {
            return Instant.ofEpochSecond(time * STEP);
        }

        State with(int party, Party changed) {
            List<Party> others = new ArrayList<>(parties);
            others.set(party, changed);
            return new State(row, accepted, List.copyOf(others), time, mishaps);
        }

        State mishap() {
            return new State(row, accepted, parties, time, mishaps + 1);
        }
    }

    private final Bounds bounds;
    private final Rule rule;
    private final Set<State> seen = new HashSet<>();
    private final Deque<State> open = new ArrayDeque<>();
    private final Set<String> faults = new HashSet<>();
    private int decided;

    RotationModel(Bounds bounds, Rule rule) {
        this.bounds = bounds;
        this.rule = rule;
    }

    /// Looks at every state that can be reached; what is wrong with any of them.
    Set<String> faults() {
        visit(start());
        while (!open.isEmpty()) {
            next(open.pop());
        }
        return faults;
    }

    int states() {
        return seen.size();
    }

    int decided() {
        return decided;
    }

    static TokenId id(int token) {
        return new TokenId(ByteBuffer.allocate(TokenId.LENGTH).putInt(token).array());
    }

    /// A sign-in that has just begun.
    static Grant sample() {
        Instant zero = Instant.EPOCH;
        SessionId session = SessionId.of(new UserId(1), new TokenSeed(1, 1));
        return new Grant(session, new TenantId(1), new ClientId("c"), Scopes.ALL, id(0), Optional.empty(), zero, zero);
    }

    private State start() {
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            boolean isThief = i < bounds.thieves;
            parties.add(new Party(isThief, isThief ? Set.of() : Set.of(0), Party.NOTHING, Party.NOTHING));
        }
        return new State(Optional.of(sample()), List.of(), List.copyOf(parties), 0, 0);
    }

    private void visit(State state) {
        if (seen.add(state)) {
            open.push(state);
        }
    }

    private void next(State state) {
        for (int i = 0; i < 3; i++) {
            Party party = state.parties().get(i);
            if (party.isIdle()) {
                begin(state, i, party);
            } else if (party.sent() != Party.NOTHING) {
                decide(state, i, party);
                if (state.mishaps() < bounds.mishaps) {
                    visit(state.with(i, party.quiet()).mishap()); // lost, or a crash before the commit
                }
            } else {
                visit(delivered(state, i, party));
                if (state.mishaps() < bounds.mishaps) {
                    visit(state.with(i, party.quiet()).mishap()); // a crash after the commit, or the answer was lost
                }
            }
        }
        if (state.time() < bounds.steps && mayWait(state)) {
            visit(new State(state.row(), state.accepted(), state.parties(), state.time() + 1, state.mishaps()));
        }
    }

    /// A thief sends whatever it has and whenever it likes, and may copy what an owner has. An owner sends the newest
    /// token, and not while an older one is still under way.
    private void begin(State state, int i, Party party) {
        if (party.isThief()) {
            party.tokens().forEach(token -> visit(state.with(i, party.sending(token))));
            state.parties().stream()
                    .filter(other -> !other.isThief())
                    .mapToInt(Party::newest)
                    .filter(token -> !party.tokens().contains(token))
                    .distinct()
                    .forEach(token -> visit(state.with(i, party.having(token))));
            return;
        }
        boolean isOlderUnderWay = state.parties().stream()
                .filter(other -> !other.isThief() && other.sent() != Party.NOTHING)
                .anyMatch(other -> other.sent() < party.newest());
        if (!isOlderUnderWay && party.newest() < bounds.rotations) {
            visit(state.with(i, party.sending(party.newest())));
        }
    }

    /// What the server does in its one transaction, and whether that was right.
    private void decide(State state, int i, Party party) {
        decided++;
        int shown = party.sent();
        if (state.row().isEmpty()) {
            visit(state.with(i, party.answered(Party.REFUSED)));
            return;
        }
        Grant grant = state.row().get();
        Grant.Use use = rule.use(grant, id(shown), state.now());
        boolean isAccepted = use == Grant.Use.ROTATE || use == Grant.Use.REPEAT;
        int made = state.accepted().size() + (use == Grant.Use.ROTATE ? 1 : 0);
        if (isAccepted) {
            judge(state, shown, use);
            List<Integer> accepted = new ArrayList<>(state.accepted());
            if (use == Grant.Use.ROTATE) {
                accepted.add(state.time());
            }
            Optional<Grant> row =
                    use == Grant.Use.ROTATE ? Optional.of(grant.rotated(id(made), state.now())) : state.row();
            int answer = ByteBuffer.wrap(row.orElseThrow().current().bytes()).getInt();
            if (answer != shown + 1) {
                faults.add("a fork: token " + shown + " has another successor than its own");
            }
            if (made <= bounds.rotations) {
                visit(new State(row, List.copyOf(accepted), state.parties(), state.time(), state.mishaps())
                        .with(i, party.answered(answer)));
            }
            return;
        }
        if (bounds.thieves == 0) {
            faults.add("a false alarm: nobody but the owner has the token");
        }
        visit(new State(Optional.empty(), state.accepted(), state.parties(), state.time(), state.mishaps())
                .with(i, party.answered(Party.REFUSED)));
    }

    /// Tokens are accepted for a short time after they were first accepted, and never once their successor was.
    private void judge(State state, int shown, Grant.Use use) {
        if (shown < state.accepted().size()) {
            int first = state.accepted().get(shown);
            if ((state.time() - first) * STEP > REPEATABLE.toSeconds()) {
                faults.add("a theft unseen: a token was accepted again after its time");
            }
            if (shown + 1 < state.accepted().size()) {
                faults.add("a theft unseen: a token was accepted after its successor");
            }
            if (use == Grant.Use.ROTATE) {
                faults.add("a fork: a token was rotated twice");
            }
        }
    }

    private State delivered(State state, int i, Party party) {
        if (party.answer() == Party.REFUSED) {
            return state.with(i, party.quiet());
        }
        State after = state.with(i, party.having(party.answer()));
        if (!party.isThief()) {
            for (int other = 0; other < 3; other++) {
                Party owner = after.parties().get(other);
                if (!owner.isThief() && owner.newest() < party.answer()) {
                    after = after.with(other, new Party(false, Set.of(party.answer()), owner.sent(), owner.answer()));
                }
            }
        }
        return after;
    }

    /// Where there is no thief, owners do what is asked of them: they repeat a request in time whose answer never came.
    private boolean mayWait(State state) {
        if (bounds.thieves > 0 || state.row().isEmpty()) {
            return true;
        }
        Grant grant = state.row().get();
        int current = ByteBuffer.wrap(grant.current().bytes()).getInt();
        boolean isKnown = state.parties().stream().allMatch(party -> party.newest() == current && party.isIdle());
        Instant after = state.now().plusSeconds(STEP);
        return isKnown || !after.isAfter(grant.rotated().plus(REPEATABLE));
    }
}
