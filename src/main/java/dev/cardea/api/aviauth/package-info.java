/// Aviauth: accounts, sign-ins through clients, and the tokens that come of them (contract aviauth.md).
@NullMarked
package dev.cardea.api.aviauth;

import org.jspecify.annotations.NullMarked;
