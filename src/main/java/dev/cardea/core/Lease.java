package dev.cardea.core;

/// Whether this node may use what it remembers. Asked for after the memory was looked at, never before.
@FunctionalInterface
public interface Lease {

    /// Of a node that has the database to itself.
    Lease ALWAYS = () -> true;

    /// Of a process that others do not wait for: it remembers nothing.
    Lease NEVER = () -> false;

    boolean isHeld();
}
