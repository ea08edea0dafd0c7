package dev.cardea.cluster.model;

import java.util.function.Consumer;

/// One step that somebody can take.
record Action(String name, Step step) {

    /// Hands on each state that may follow; none where the step cannot be taken.
    interface Step {
        void from(State state, Consumer<State> next);
    }

    /// Both steps with nothing in between.
    Action then(Action other) {
        return new Action(
                name + ", and at once " + other.name,
                (state, next) -> step.from(state, between -> other.step.from(between, next)));
    }
}
