package dev.cardea.cluster.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Looks at every state that can be reached, those few steps away first, until one is bad or there are no more.
final class Checker {

    /// A bad state ends the search: the trace is then the shortest way to it.
    ///
    /// @param trace empty where nothing bad can be reached
    /// @param taken the names of all steps that were taken
    record Finding(int states, List<String> trace, Set<String> taken) {}

    private static final int NONE = -1;

    private final List<Action> actions;
    private final Predicate<State> bad;
    private final Layout layout;

    private long[] lows = new long[1 << 16];
    private long[] highs = new long[1 << 16];
    private int[] parents = new int[1 << 16];
    private byte[] steps = new byte[1 << 16];
    private int[] table = emptyTable(1 << 18);
    private int count;

    Checker(List<Action> actions, Predicate<State> bad, Layout layout) {
        this.actions = actions;
        this.bad = bad;
        this.layout = layout;
    }

    Finding search(State start) {
        boolean[] taken = new boolean[actions.size()];
        add(start, NONE, 0);
        for (int at = 0; at < count; at++) {
            State state = state(at);
            if (bad.test(state)) {
                return new Finding(count, trace(at), names(taken));
            }
            for (int step = 0; step < actions.size(); step++) {
                int from = at;
                int by = step;
                actions.get(step).step().from(state, next -> {
                    taken[by] = true;
                    if (!next.equals(state)) {
                        add(next, from, by);
                    }
                });
            }
        }
        return new Finding(count, List.of(), names(taken));
    }

    private State state(int index) {
        return new State(lows[index], highs[index]);
    }

    private void add(State state, int parent, int step) {
        int slot = slot(state.low(), state.high());
        if (table[slot] != NONE) {
            return;
        }
        if (count == lows.length) {
            lows = Arrays.copyOf(lows, 2 * count);
            highs = Arrays.copyOf(highs, 2 * count);
            parents = Arrays.copyOf(parents, 2 * count);
            steps = Arrays.copyOf(steps, 2 * count);
        }
        lows[count] = state.low();
        highs[count] = state.high();
        parents[count] = parent;
        steps[count] = (byte) step;
        table[slot] = count++;
        if (2 * count > table.length) {
            table = emptyTable(2 * table.length);
            for (int i = 0; i < count; i++) {
                table[slot(lows[i], highs[i])] = i;
            }
        }
    }

    /// Where the state is in the table, or else would be put.
    private int slot(long low, long high) {
        long mixed = ((low * 0x9E3779B97F4A7C15L) ^ high) * 0xBF58476D1CE4E5B9L;
        int slot = (int) (mixed ^ (mixed >>> 32)) & (table.length - 1);
        while (table[slot] != NONE && (lows[table[slot]] != low || highs[table[slot]] != high)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private List<String> trace(int index) {
        List<String> trace = new ArrayList<>();
        for (int at = index; parents[at] != NONE; at = parents[at]) {
            trace.add(actions.get(steps[at]).name() + "   [" + layout.show(state(at)) + "]");
        }
        Collections.reverse(trace);
        return List.copyOf(trace);
    }

    private Set<String> names(boolean[] taken) {
        Set<String> names = new TreeSet<>();
        for (int step = 0; step < taken.length; step++) {
            if (taken[step]) {
                names.add(actions.get(step).name());
            }
        }
        return names;
    }

    private static int[] emptyTable(int size) {
        int[] table = new int[size];
        Arrays.fill(table, NONE);
        return table;
    }
}
