package dev.cardea.core;

/// The random part of a new token's id: 16 bytes.
public record TokenSeed(long high, long low) {}
