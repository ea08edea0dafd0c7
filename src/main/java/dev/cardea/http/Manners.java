package dev.cardea.http;

/// How one family reads paths and bodies.
///
/// @param bodyLimit in bytes
record Manners(boolean toleratesTrailingSlash, boolean collapsesSlashes, int bodyLimit) {}
