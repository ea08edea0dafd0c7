package dev.cardea.core;

/// The number of a user, unique per installation.
public record UserId(long number) {}
