package dev.cardea.store;

/// What was compared of a table after it was copied.
///
/// @param checksum the same on both sides
record CopiedSum(String table, long rows, long checksum) {}
