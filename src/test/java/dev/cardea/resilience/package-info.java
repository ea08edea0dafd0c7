/// What the server bears: nonsense from strangers, being killed, and being asked to go. Not what it answers to
/// sound requests, which the tests of each family say.
@NullMarked
package dev.cardea.resilience;

import org.jspecify.annotations.NullMarked;
