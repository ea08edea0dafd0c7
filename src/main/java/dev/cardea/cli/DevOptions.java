package dev.cardea.cli;

import java.nio.file.Path;
import java.util.Optional;

/// What `cardea dev` was given.
///
/// @param port where it listens, 0 to 65535; 0 takes any free one
/// @param data the data folder, where one was named
/// @param host the address to listen on, where one was named
public record DevOptions(int port, Optional<Path> data, Optional<String> host) {

    public static final int PORT = 8080;

    static final int HIGHEST_PORT = 65_535;

    public DevOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
    }
}
