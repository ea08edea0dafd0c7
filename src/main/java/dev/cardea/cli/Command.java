package dev.cardea.cli;

import dev.cardea.flow.Operations;
import java.time.Duration;

/// A command of the operators: how it is written, and what it does, in the server or without one.
interface Command extends Form {

    /// Refuses with [WrongUsage] what only the data can tell to be wrong.
    Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript);

    /// What standard input or the file of `--file` may hold.
    default Intake intake() {
        return Intake.NONE;
    }

    /// Whether it wants its [Input] with these arguments: else nothing is read.
    default boolean wantsInput(Arguments arguments) {
        return intake() != Intake.NONE;
    }

    /// What it may find: others than those that may be the first thing that is done refuse a folder with nothing
    /// in it.
    default Opening opening() {
        return Opening.EXISTING;
    }

    /// How long it may take in a running server.
    default Duration patience() {
        return Duration.ofMinutes(1);
    }

    @Override
    default Asked read(Arguments arguments) {
        return new Asked.Operate(this, arguments);
    }
}
