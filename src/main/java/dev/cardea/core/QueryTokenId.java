package dev.cardea.core;

/// The number of a token of Query Server, unique per installation.
public record QueryTokenId(long number) {}
