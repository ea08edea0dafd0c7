package dev.cardea.cli;

import java.nio.file.Path;
import java.util.Optional;

/// What `cardea serve` was given.
///
/// @param config the configuration file, where one was named
/// @param printConfig whether to show the effective settings, without secrets, instead of starting
public record ServeOptions(Optional<Path> config, boolean printConfig) {}
