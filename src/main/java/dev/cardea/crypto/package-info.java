/// The only place that names a cryptographic algorithm: the vault, the signing keys, and the exact form of tokens.
/// Owns no decision about who may do what, nor whether a token still lives.
@NullMarked
package dev.cardea.crypto;

import org.jspecify.annotations.NullMarked;
