package dev.cardea.cli;

import java.nio.file.Path;

/// How an operator says which installation is meant.
public sealed interface Place {

    /// `--config FILE`: the installation that a server with this file would run.
    record ConfigFile(Path file) implements Place {}

    /// `--data DIR`: the one in this folder, with the usual settings.
    record DataFolder(Path folder) implements Place {}

    /// Nothing said: the one that a server started here, without options, would run.
    record Usual() implements Place {}
}
