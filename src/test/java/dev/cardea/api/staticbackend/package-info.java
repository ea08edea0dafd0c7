/// StaticBackend's user API as its clients see it, from contract staticbackend.md: its cases by their number, and
/// what else its sections 2 and 5 demand.
@NullMarked
package dev.cardea.api.staticbackend;

import org.jspecify.annotations.NullMarked;
