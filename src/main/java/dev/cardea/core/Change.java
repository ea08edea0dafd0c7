package dev.cardea.core;

import java.util.Optional;

/// Something that nodes remember has changed. Tables note it in the transaction that changes it; after the commit, and
/// before any answer, it is dropped from every memory.
///
/// @param revoked if all that has changed is that this token of the user is revoked: a memory may note that, instead of
///     dropping what else it knows of the user
public record Change(Kind kind, long id, Optional<TokenId> revoked) {

    public enum Kind {
        USER,
        TENANT,
        API_KEY,
        CLIENT,
        LETTER,
        PLACE
    }

    private static final Change PLACE = of(Kind.PLACE, 0);

    public static Change of(Kind kind, long id) {
        return new Change(kind, id, Optional.empty());
    }

    public static Change of(UserId user) {
        return of(Kind.USER, user.number());
    }

    /// Of a user who has one more revoked token, and is otherwise as before.
    public static Change revoked(UserId user, TokenId token) {
        return new Change(Kind.USER, user.number(), Optional.of(token));
    }

    /// The tenant itself or any of its signing keys.
    public static Change of(TenantId tenant) {
        return of(Kind.TENANT, tenant.number());
    }

    public static Change of(ApiKeyId key) {
        return of(Kind.API_KEY, key.number());
    }

    public static Change of(ClientNumber client) {
        return of(Kind.CLIENT, client.number());
    }

    /// No change: a place in what nodes hear, behind all that was committed before.
    public static Change place() {
        return PLACE;
    }

    /// Nobody remembers letters: this wakes who delivers them.
    public static Change of(LetterId letter) {
        return of(Kind.LETTER, letter.number());
    }

    /// The same without saying what it was: for those who hear of it elsewhere, or when it is not known whether it was kept.
    public Change whole() {
        return of(kind, id);
    }
}
