/// Measures a running server from outside: against a bare endpoint of the same HTTP engine, and against the
/// hashing of passwords alone. Not part of the server.
@NullMarked
package dev.cardea.bench;

import org.jspecify.annotations.NullMarked;
