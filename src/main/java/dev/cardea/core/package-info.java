/// The nouns: what a tenant, a user, a key and a token are, every reason to say no, and the ports through which
/// they are kept, signed and remembered. Owns no HTTP, no SQL, no algorithm and no API family.
@NullMarked
package dev.cardea.core;

import org.jspecify.annotations.NullMarked;
