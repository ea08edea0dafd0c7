package dev.cardea.cluster.model;

import java.util.ArrayList;
import java.util.List;

/// Gives each variable its place in a state.
final class Layout {

    private final List<Variable> variables = new ArrayList<>();
    private int used;

    Variable number(String name, int most) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(most);
        if (used < Long.SIZE && used + bits > Long.SIZE) {
            used = Long.SIZE;
        }
        if (used + bits > 2 * Long.SIZE) {
            throw new IllegalStateException("a state has no room for " + name);
        }
        Variable variable = new Variable(name, used, bits, most);
        used += bits;
        variables.add(variable);
        return variable;
    }

    Variable number(String name, int most, boolean isThere) {
        return isThere ? number(name, most) : new Variable(name, 0, 0, 0);
    }

    Variable flag(String name) {
        return number(name, 1);
    }

    Variable flag(String name, boolean isThere) {
        return number(name, 1, isThere);
    }

    /// The variables that are not 0.
    String show(State state) {
        StringBuilder text = new StringBuilder();
        for (Variable variable : variables) {
            if (state.get(variable) != 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(variable.name())
                        .append('=')
                        .append(state.get(variable));
            }
        }
        return text.toString();
    }
}
