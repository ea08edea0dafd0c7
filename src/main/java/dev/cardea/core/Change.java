package dev.cardea.core;

/// Something that nodes remember has changed. Tables note it in the transaction that changes it; after the commit, and
/// before any answer, it is dropped from every memory.
public record Change(Kind kind, long id) {

    public enum Kind {
        USER,
        TENANT,
        API_KEY,
        CLIENT,
        LETTER,
        PLACE
    }

    private static final Change PLACE = new Change(Kind.PLACE, 0);

    public static Change of(UserId user) {
        return new Change(Kind.USER, user.number());
    }

    /// The tenant itself or any of its signing keys.
    public static Change of(TenantId tenant) {
        return new Change(Kind.TENANT, tenant.number());
    }

    public static Change of(ApiKeyId key) {
        return new Change(Kind.API_KEY, key.number());
    }

    public static Change of(ClientNumber client) {
        return new Change(Kind.CLIENT, client.number());
    }

    /// No change: a place in what nodes hear, behind all that was committed before.
    public static Change place() {
        return PLACE;
    }

    /// Nobody remembers letters: this wakes who delivers them.
    public static Change of(LetterId letter) {
        return new Change(Kind.LETTER, letter.number());
    }
}
