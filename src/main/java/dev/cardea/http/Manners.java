package dev.cardea.http;

/// How one family reads paths and bodies, and when.
///
/// @param bodyLimit in bytes
/// @param answersWhenBusy whether it is asked even when too many requests are worked on
record Manners(boolean toleratesTrailingSlash, boolean collapsesSlashes, int bodyLimit, boolean answersWhenBusy) {}
