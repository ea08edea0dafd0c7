package dev.cardea.core;

/// A node of an installation, from its start to its end; numbers are not given again.
public record NodeId(long number) {}
