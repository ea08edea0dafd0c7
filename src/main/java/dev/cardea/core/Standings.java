package dev.cardea.core;

import java.util.List;
import java.util.Optional;

/// What this node knows without asking the database, and may trust: a committed change is seen here before the
/// answer to the change leaves. What is not yet known is read from the database; absence is never remembered.
public interface Standings {

    Optional<Standing> user(UserId id);

    Optional<Tenant> tenant(TenantId id);

    /// Whose public key this is.
    Optional<TenantId> owner(PublicKey key);

    /// All signing keys of the tenant, retired ones too.
    List<SealedKey> keys(TenantId tenant);

    /// Whose key this is; a number that was never given costs no database work.
    Optional<TenantId> owner(KeyNumber number);

    /// The tenants of the environment that have imported signing keys.
    List<TenantId> importers(Environment environment);

    Optional<ApiKey> apiKey(ApiKeyId id);

    /// The keys whose value has this hash, in all environments; revoked ones too.
    List<ApiKey> apiKeys(SecretHash hash);

    /// The client of that name; one that was revoked too.
    Optional<Client> client(ClientId id);

    /// The user of the tenant to whom Query Server's token of that subject belongs, or once belonged.
    Optional<UserId> owner(TenantId tenant, QuerySubject subject);

    /// Asks the database for the grant of a sign-in: only refresh tokens need it.
    Optional<Grant> grant(SessionId session);

    /// Asks the database, for the few users with more revoked tokens than a [Standing] holds.
    boolean isRevoked(UserId user, TokenId token);

    /// Asks the database, for the few users with more sessions than a [Standing] holds.
    boolean isOpen(SessionId session);
}
