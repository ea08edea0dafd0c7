package dev.cardea.app;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Scopes;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.flow.ImportedUser;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// What development mode comes with, so that the published samples run as they are (decisions, "Development mode").
/// Everybody knows these values: they exist only in folders that are marked so, see [DataFolderKind].
public final class Development {

    public static final String ORGANISATION = "dev";
    public static final String POINT_API_KEY = "dev-point-api-key";
    public static final String PUBLIC_KEY = "dev_memory_pk";
    public static final String ADMINISTRATOR = "admin@dev.com";
    public static final String ADMINISTRATOR_PASSWORD = "devpw1234";
    public static final String ROOT_TOKEN = "safe-to-use-in-dev-root-token";
    public static final String MAGIC_CODE = "666333";
    public static final String CLIENT_ID = "public-client-id";
    public static final String CLIENT_SECRET = "super-secret-secret";

    /// Of the administrator's password: made once, as the password is known to everybody.
    private static final String ADMINISTRATOR_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$T2R4kZOEHSs4NjGcptBiTQ$55eNEXzhGQ5UUYSd6tjvZ18t8E9iSflCSEG8qgzix+g";

    /// Of Query Server; the password is the name.
    public static final String QUERY_ADMINISTRATOR = "admin";
    public static final String QUERY_ADMINISTRATOR_PASSWORD = "admin";

    /// Of `admin`, made once like the other.
    private static final String QUERY_ADMINISTRATOR_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$/P65Mj8TbaJZYx4hYKmwgA$smUv+/I9Q2aCVEIIV2xD8h+DmY+NltY9osvD3CFHdrY";

    private Development() {}

    /// One organisation in each environment, with the same API key; the one of `dev` opens every door.
    /// Doing it again changes nothing.
    static void furnish(Operations operations) {
        for (Environment environment : Environment.values()) {
            TenantRef tenant = new TenantRef(ORGANISATION, environment);
            allow(create(operations, tenant), new Refusal.TenantExists());
            allow(operations.importApiKey().run(tenant, "development", POINT_API_KEY), new Refusal.KeyExists());
        }
        TenantRef shared = new TenantRef(ORGANISATION, Environment.DEV);
        furnishPeople(operations, shared);
        allow(
                operations.createClient().run(shared, Optional.of(CLIENT_ID), Optional.of(CLIENT_SECRET), Scopes.ALL),
                new Refusal.ClientExists());
    }

    private static Outcome<Tenant> create(Operations operations, TenantRef tenant) {
        Policy policy = Policy.DEFAULT.withPasswords(new PasswordRule(1, false)); // the pages' samples run (decision 5)
        return tenant.environment() == Environment.DEV
                ? operations
                        .createTenant()
                        .run(tenant, policy.withDoors(EnumSet.allOf(Door.class)), new PublicKey(PUBLIC_KEY))
                : operations.createTenant().run(tenant, policy);
    }

    private static void furnishPeople(Operations operations, TenantRef tenant) {
        PasswordHash hash = new PasswordHash(QUERY_ADMINISTRATOR_HASH);
        allow(operations.addAdministrator().run(tenant, QUERY_ADMINISTRATOR, hash), new Refusal.EmailTaken());
        ImportedUser administrator = new ImportedUser(
                Optional.empty(),
                Optional.empty(),
                ADMINISTRATOR,
                Optional.of(ADMINISTRATOR_HASH),
                Role.ADMINISTRATOR.level(),
                Optional.empty());
        switch (operations.importUsers().run(tenant, List.of(administrator))) {
            case Outcome.Ok(List<Outcome<User>> outcomes) ->
                outcomes.forEach(outcome -> allow(outcome, new Refusal.EmailTaken()));
            case Outcome.No(Refusal why) ->
                throw new IllegalStateException("could not furnish development mode: " + why);
        }
        allow(operations.importRootToken().run(tenant, ADMINISTRATOR, ROOT_TOKEN), new Refusal.KeyExists());
    }

    private static void allow(Outcome<?> outcome, Refusal expected) {
        if (outcome instanceof Outcome.No<?>(Refusal why) && !why.equals(expected)) {
            throw new IllegalStateException("could not furnish development mode: " + why);
        }
    }
}
