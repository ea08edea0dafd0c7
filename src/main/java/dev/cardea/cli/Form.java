package dev.cardea.cli;

import picocli.CommandLine.Model.CommandSpec;

/// A command's way of being written.
interface Form {

    /// A new one for each reading: picocli keeps in it what it has read.
    CommandSpec spec();

    /// What it means with these arguments.
    Asked read(Arguments arguments);
}
