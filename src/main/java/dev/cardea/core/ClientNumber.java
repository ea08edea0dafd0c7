package dev.cardea.core;

/// The number of a client, unique per installation.
public record ClientNumber(long number) {}
