package dev.cardea.cli;

/// What a command line asks for.
sealed interface Asked {

    /// Help or version: nothing but to be shown.
    record Text(String text) implements Asked {}

    record Dev(DevOptions options) implements Asked {}

    record Serve(ServeOptions options) implements Asked {}

    record Operate(Command command, Arguments arguments) implements Asked {}
}
