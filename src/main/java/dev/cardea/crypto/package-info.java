/// The only place that names a cryptographic algorithm: the vault, the signing keys, the exact form of tokens, and
/// the hashes of passwords. Owns no decision about who may do what, nor whether a token still lives.
@NullMarked
package dev.cardea.crypto;

import org.jspecify.annotations.NullMarked;
