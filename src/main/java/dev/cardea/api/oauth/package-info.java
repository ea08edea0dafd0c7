/// The standard's own endpoints: token introspection (RFC 7662) and revocation (RFC 7009), for tokens of every
/// family of the caller's tenant.
@NullMarked
package dev.cardea.api.oauth;

import org.jspecify.annotations.NullMarked;
