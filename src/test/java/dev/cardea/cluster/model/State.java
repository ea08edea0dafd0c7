package dev.cardea.cluster.model;

/// All that matters for what can happen next, in 128 bits.
record State(long low, long high) {

    static final State ZERO = new State(0, 0);

    int get(Variable variable) {
        long word = variable.isHigh() ? high : low;
        return (int) ((word >>> variable.shift()) & variable.mask());
    }

    boolean is(Variable flag) {
        return get(flag) != 0;
    }

    State with(Variable variable, int value) {
        if (value < 0 || value > variable.most()) {
            throw new IllegalArgumentException(variable.name() + " cannot be " + value);
        }
        long cleared = ~(variable.mask() << variable.shift());
        long placed = (long) value << variable.shift();
        return variable.isHigh()
                ? new State(low, (high & cleared) | placed)
                : new State((low & cleared) | placed, high);
    }

    State raised(Variable flag) {
        return with(flag, 1);
    }

    State cleared(Variable variable) {
        return with(variable, 0);
    }
}
