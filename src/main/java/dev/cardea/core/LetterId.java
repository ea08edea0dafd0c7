package dev.cardea.core;

/// The number of a letter, unique per installation.
public record LetterId(long number) {}
