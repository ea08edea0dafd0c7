package dev.cardea.store;

import dev.cardea.core.ApiKey;
import dev.cardea.core.ApiKeyId;
import dev.cardea.core.Change;
import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Environment;
import dev.cardea.core.Grant;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Lease;
import dev.cardea.core.Memories;
import dev.cardea.core.PublicKey;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.SealedKey;
import dev.cardea.core.SecretHash;
import dev.cardea.core.SessionId;
import dev.cardea.core.Standing;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenId;
import dev.cardea.core.Tx;
import dev.cardea.core.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What this node remembers of users, tenants and keys. It is told to [#forget] by the store, after each commit and
/// before any answer to it. Not to be asked inside [Store#read] or [Store#write]: it may have to read.
public final class RememberedStandings implements Standings, Memories {

    private record QueryOwner(TenantId tenant, QuerySubject subject) {}

    private static final long BYTES_OF_A_QUERY_OWNER = 1_000; // with room to spare: they come beside the users
    private static final String HIGHEST = "highest key number";

    private final Store store;
    private final Memory<UserId, Standing> users;
    private final Memory<TenantId, Tenant> tenants;
    private final Memory<PublicKey, TenantId> publicKeys;
    private final Memory<TenantId, List<SealedKey>> keys;
    private final Memory<KeyNumber, TenantId> owners;
    private final Memory<String, Integer> highest;
    private final Memory<Environment, List<TenantId>> importers;
    private final Memory<ApiKeyId, ApiKey> apiKeys;
    private final Memory<SecretHash, List<ApiKey>> apiKeysByHash;
    private final Memory<ClientId, Client> clients;
    private final Memory<QueryOwner, UserId> queryOwners;
    private final Map<String, Memory<?, ?>> memories;

    /// Of a node that is alone with its database.
    public RememberedStandings(Store store, Settings settings) {
        this(store, settings, Lease.ALWAYS);
    }

    /// @param lease without which every look reads the database
    public RememberedStandings(Store store, Settings settings, Lease lease) {
        this.store = store;
        this.users = Memory.weighing(settings.userBytes(), RememberedStandings::bytes, lease);
        this.tenants = Memory.of(settings.tenants(), lease);
        this.publicKeys = Memory.of(settings.tenants(), lease);
        this.keys = Memory.of(settings.tenants(), lease);
        this.owners = Memory.of(settings.tenants(), lease);
        this.highest = Memory.of(1, lease);
        this.importers = Memory.of(Environment.values().length, lease);
        this.apiKeys = Memory.of(settings.apiKeys(), lease);
        this.apiKeysByHash = Memory.of(settings.apiKeys(), lease);
        this.clients = Memory.of(settings.apiKeys(), lease);
        this.queryOwners = Memory.of(settings.userBytes() / BYTES_OF_A_QUERY_OWNER, lease);
        this.memories = Map.ofEntries(
                entry("users", users),
                entry("tenants", tenants),
                entry("public_keys", publicKeys),
                entry("signing_keys", keys),
                entry("key_owners", owners),
                entry("highest_key", highest),
                entry("importers", importers),
                entry("api_keys", apiKeys),
                entry("api_keys_by_hash", apiKeysByHash),
                entry("clients", clients),
                entry("query_tokens", queryOwners));
    }

    @Override
    public Optional<Standing> user(UserId id) {
        return users.get(id, this::readUser);
    }

    @Override
    public Optional<Tenant> tenant(TenantId id) {
        return tenants.get(id, key -> store.read(tx -> tx.tenants().byId(key)));
    }

    /// Never dropped: a public key is given once, and for good.
    @Override
    public Optional<TenantId> owner(PublicKey key) {
        return publicKeys.get(
                key,
                wanted -> store.read(tx -> tx.tenants().withPublicKey(wanted).map(Tenant::id)));
    }

    @Override
    public List<SealedKey> keys(TenantId tenant) {
        return keys.get(
                        tenant,
                        key -> unlessEmpty(store.read(tx -> tx.signingKeys().of(key))))
                .orElse(List.of());
    }

    /// The highest number is dropped with every change of a key; the owner of a number never changes.
    @Override
    public Optional<TenantId> owner(KeyNumber number) {
        int last = highest.get(
                        HIGHEST,
                        _ -> Optional.of(store.read(tx -> tx.signingKeys().highest())))
                .orElseThrow();
        if (number.number() > last) {
            return Optional.empty();
        }
        return owners.get(number, key -> store.read(tx -> tx.signingKeys().owner(key)));
    }

    @Override
    public List<TenantId> importers(Environment environment) {
        return importers
                .get(
                        environment,
                        key -> Optional.of(store.read(tx -> tx.signingKeys().importers(key))))
                .orElseThrow();
    }

    @Override
    public Optional<ApiKey> apiKey(ApiKeyId id) {
        return apiKeys.get(id, key -> store.read(tx -> tx.apiKeys().byId(key)));
    }

    @Override
    public List<ApiKey> apiKeys(SecretHash hash) {
        return apiKeysByHash
                .get(hash, key -> unlessEmpty(store.read(tx -> tx.apiKeys().byHash(key))))
                .orElse(List.of());
    }

    @Override
    public Optional<Client> client(ClientId id) {
        return clients.get(id, key -> store.read(tx -> tx.clients().named(key)));
    }

    /// Where the user that is remembered no longer has it, it may have been imported again, for another one.
    @Override
    public Optional<UserId> owner(TenantId tenant, QuerySubject subject) {
        QueryOwner key = new QueryOwner(tenant, subject);
        Optional<UserId> owner = queryOwners.get(key, this::readOwner);
        if (owner.isEmpty() || owner.flatMap(this::user).filter(now -> holds(now, subject)).isPresent()) {
            return owner;
        }
        queryOwners.drop(key);
        return readOwner(key);
    }

    private Optional<UserId> readOwner(QueryOwner key) {
        return store.read(tx -> tx.queryTokens().withSubject(key.tenant, key.subject))
                .flatMap(token -> token.holder() instanceof Holder.OfUser(UserId user)
                        ? Optional.of(user)
                        : Optional.empty());
    }

    private static boolean holds(Standing standing, QuerySubject subject) {
        return standing.queryToken().map(QueryToken::subject).filter(subject::equals).isPresent();
    }

    @Override
    public Optional<Grant> grant(SessionId session) {
        return store.read(tx -> tx.grants().of(session));
    }

    @Override
    public boolean isRevoked(UserId user, TokenId token) {
        return store.read(tx -> tx.revocations().isRevoked(user, token));
    }

    @Override
    public boolean isOpen(SessionId session) {
        return store.read(tx -> tx.sessions().isOpen(session));
    }

    /// Drops whatever has changed, but of a user with one more revoked token only notes that. Which hash an API key has, or which name a client, is not said, and such changes are rare: all go.
    @Override
    public void forget(List<Change> changes) {
        for (Change change : changes) {
            switch (change.kind()) {
                case USER -> forgetUser(change);
                case TENANT -> forgetTenant(new TenantId(change.id()));
                case API_KEY -> forgetApiKey(new ApiKeyId(change.id()));
                case CLIENT -> clients.dropAll();
                case LETTER, PLACE -> {} // letters are not remembered
            }
        }
    }

    @Override
    public void forgetAll() {
        memories.values().forEach(Memory::dropAll);
    }

    /// The memories by name, for metrics.
    public Map<String, Counts> counts() {
        return memories.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, memory -> Counts.of(memory.getValue())));
    }

    private void forgetUser(Change change) {
        UserId id = new UserId(change.id());
        users.change(id, known -> change.revoked().map(known::withRevoked));
    }

    private void forgetTenant(TenantId id) {
        tenants.drop(id);
        keys.drop(id);
        highest.drop(HIGHEST);
        for (Environment environment : Environment.values()) {
            importers.drop(environment);
        }
    }

    private void forgetApiKey(ApiKeyId id) {
        apiKeys.drop(id);
        apiKeysByHash.dropAll();
    }

    private static Map.Entry<String, Memory<?, ?>> entry(String name, Memory<?, ?> memory) {
        return Map.entry(name, memory);
    }

    private Optional<Standing> readUser(UserId id) {
        return store.read(tx -> tx.users().holdings(id).map(found -> {
            List<TokenId> revoked =
                    found.hasRevoked() ? tx.revocations().of(id, Standing.MOST_REVOKED + 1) : List.of();
            List<SessionId> sessions = found.hasSeveralSessions()
                    ? tx.sessions().latest(id, Standing.MOST_SESSIONS + 1)
                    : found.session().stream().toList();
            return new Standing(
                    found.user(),
                    held(revoked, Standing.MOST_REVOKED),
                    revoked.size() > Standing.MOST_REVOKED,
                    held(sessions, Standing.MOST_SESSIONS),
                    sessions.size() > Standing.MOST_SESSIONS,
                    found.hasQueryToken() ? tx.queryTokens().of(id) : Optional.empty());
        }));
    }

    private static <T> Set<T> held(List<T> found, int most) {
        return Set.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /// Roughly, with the entry that holds it: measured on a 64-bit JVM with compact headers.
    private static int bytes(Standing standing) {
        int texts =
                standing.user().externalId().map(id -> 64 + id.text().length()).orElse(0)
                        + standing.user()
                                .email()
                                .map(email -> 128 + 2 * email.typed().length())
                                .orElse(0);
        return 600
                + texts
                + 48 * standing.revoked().size()
                + 72 * standing.sessions().size()
                + standing.queryToken().map(_ -> 250).orElse(0);
    }

    private static <T> Optional<List<T>> unlessEmpty(List<T> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /// How a memory did since the start.
    ///
    /// @param kept how many entries it has now
    public record Counts(long hits, long misses, long kept) {

        static Counts of(Memory<?, ?> memory) {
            return new Counts(memory.hits(), memory.misses(), memory.size());
        }
    }

    /// How much is remembered at most.
    ///
    /// @param userBytes how much memory the standings of users may take, roughly
    /// @param tenants how many tenants are remembered, with their keys
    /// @param apiKeys how many API keys are remembered
    public record Settings(long userBytes, long tenants, long apiKeys) {

        public static final Settings DEFAULT = new Settings(32L << 20, 10_000, 10_000);
    }
}
