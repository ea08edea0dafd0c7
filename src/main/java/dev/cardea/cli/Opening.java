package dev.cardea.cli;

/// What a command may find in the place where it works without a server.
public enum Opening {

    /// An installation.
    EXISTING,

    /// An installation, or nothing: then one is made.
    EVEN_NEW,

    /// An installation, or what is left where one was moved away.
    EVEN_MOVED
}
