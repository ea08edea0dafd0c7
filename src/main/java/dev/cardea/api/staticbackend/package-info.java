/// StaticBackend's user API: accounts, sessions, passwords and magic links, for its clients' bytes (contract
/// staticbackend.md). It owns what goes over the wire; what is decided, is decided by flows.
@NullMarked
package dev.cardea.api.staticbackend;

import org.jspecify.annotations.NullMarked;
