/// The two versions of Point's "Registering Users" (contract point.md): users under the organisation's own ids, access
/// tokens, and in the second version refresh tokens.
@NullMarked
package dev.cardea.api.point;

import org.jspecify.annotations.NullMarked;
