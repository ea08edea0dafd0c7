/// Measures a running server from outside: against a bare endpoint of the same HTTP engine, against the hashing of
/// passwords alone, and beside Keycloak. Not part of the server.
@NullMarked
package dev.cardea.bench;

import org.jspecify.annotations.NullMarked;
