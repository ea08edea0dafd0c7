package dev.cardea.cli;

import dev.cardea.flow.Operations;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The way to an installation's data when no server runs on it; the app carries it out.
///
/// Those that name a place throw [WrongUsage] where the place is no installation or its settings are wrong.
public interface Installation {

    /// Where the installation keeps its data, and a running server its socket. Opens nothing and makes nothing.
    Path dataFolder(Place place);

    /// What the environment of the command gives.
    Optional<String> secret(String variable);

    /// Opens the installation, does the work, closes it, and returns what the work returned.
    ///
    /// Where there is none and none is to be made, that is [WrongUsage].
    ///
    /// @throws dev.cardea.core.Unavailable if it cannot be opened, as when another process has the data folder or a
    ///     newer version has written it; the message says so
    int with(Place place, Opening opening, ToIntFunction<Operations> work);
}
