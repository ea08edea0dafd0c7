package dev.cardea.cli;

import dev.cardea.flow.Operations;

/// A command of the operators: how it is written, and what it does, in the server or without one.
interface Command extends Form {

    /// Refuses with [WrongUsage] what only the data can tell to be wrong.
    Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript);

    /// Whether it wants an [Input]: then standard input or the file of `--file` is read.
    default boolean takesInput() {
        return false;
    }

    /// Whether it may be the first thing that is done in a folder; the others refuse a folder with nothing in it.
    default boolean mayBeFirst() {
        return false;
    }

    @Override
    default Asked read(Arguments arguments) {
        return new Asked.Operate(this, arguments);
    }
}
