package dev.cardea.chaos;

import java.util.List;

/// A command of an operator, who is where the node is.
record CommandCall(String kind, List<String> arguments) implements Call {

    CommandCall(String kind, String... arguments) {
        this(kind, List.of(arguments));
    }

    @Override
    public Reply at(Line line) {
        return line.node().command(arguments);
    }
}
