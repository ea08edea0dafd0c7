package dev.cardea.core;

/// The number of an API key, unique per installation; safe to show.
public record ApiKeyId(long number) {}
