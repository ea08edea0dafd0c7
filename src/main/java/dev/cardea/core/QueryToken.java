package dev.cardea.core;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// The one token of Query Server that a user has, or one that belongs to nobody. It is not kept: it is derived again from
/// this row and its key.
///
/// @param key the key from which it is derived; empty once the token was ended, until a new one takes its place
/// @param isActive false once an administrator has switched it off
/// @param mayWrite false where it may only look
/// @param updated when it was made; whole seconds count
public record QueryToken(
        QueryTokenId id,
        TenantId tenant,
        Holder holder,
        QuerySubject subject,
        Optional<KeyNumber> key,
        Term term,
        boolean isActive,
        boolean mayWrite,
        Instant created,
        Instant updated) {

    /// Whether the token that it stands for is good.
    public boolean isAlive(Instant now) {
        return key.isPresent() && isActive && !term.isOver(now);
    }

    /// What kind of token it stands for.
    public TokenKind kind() {
        return switch (holder) {
            case Holder.OfUser _ -> TokenKind.QUERYSERVER_USER;
            case Holder.Named _ -> TokenKind.QUERYSERVER_LONE;
        };
    }

    /// Whose it is.
    public sealed interface Holder {

        record OfUser(UserId user) implements Holder {}

        /// Nobody's; the name is unique in its tenant.
        record Named(String name) implements Holder {

            private static final int MOST_BYTES = 1024; // in UTF-8: PostgreSQL's indexes take little more

            /// Whether a token may be called so: 1 to 1,024 bytes of UTF-8 without NUL, which PostgreSQL cannot keep.
            public static boolean isName(String text) {
                return !text.isEmpty()
                        && text.length() <= MOST_BYTES
                        && text.indexOf('\0') < 0
                        && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
            }
        }
    }
}
