package dev.cardea.bench;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Mint;
import dev.cardea.core.Policy;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Standings;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Tx;
import dev.cardea.core.Vault;
import dev.cardea.crypto.MasterKey;
import dev.cardea.crypto.MasterVault;
import dev.cardea.crypto.SealedKeyring;
import dev.cardea.crypto.TokenFormats;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.SqliteStore;
import dev.cardea.store.StoreObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A data folder that no server runs on now, opened in this process: its store, and what makes tenants and tokens in it
/// that the server takes for its own, since the server's own classes make them.
///
/// @param forms the tokens' forms, with the keys of this folder
record OpenedFolder(SqliteStore store, Standings standings, Vault vault, TokenForms forms, Mint mint)
        implements AutoCloseable {

    /// Room for the pages of all indexes at once: with the few megabytes that a server needs, each new user would read
    /// and write several pages anew.
    private static final int CACHE_KIBIBYTES = 2 << 20;

    private static final SqliteStore.Settings FOR_LOADING =
            new SqliteStore.Settings(4, 4096, UserLoader.PIECES, CACHE_KIBIBYTES);

    /// Opens it to make many users at once.
    ///
    /// @param data in which the command line has made a tenant, and so the master key
    static OpenedFolder toLoad(Path data) throws IOException {
        return of(data, FOR_LOADING);
    }

    /// Opens it as a server does.
    ///
    /// @param data as above
    static OpenedFolder of(Path data) throws IOException {
        return of(data, SqliteStore.Settings.DEFAULT);
    }

    private static OpenedFolder of(Path data, SqliteStore.Settings settings) throws IOException {
        MasterKey master = MasterKey.parse(Files.readString(data.resolve("master.key")));
        SqliteStore store = SqliteStore.open(data, settings, StoreObserver.NONE);
        RememberedStandings standings = new RememberedStandings(store, RememberedStandings.Settings.DEFAULT);
        store.listen(standings::forget);
        SecureRandom random = new SecureRandom();
        Vault vault = new MasterVault(master, random);
        TokenForms forms = new TokenFormats(new SealedKeyring(standings, vault), store, standings);
        return new OpenedFolder(store, standings, vault, forms, new Mint(random));
    }

    /// The tenant that the command line has made.
    Tenant tenant() {
        return store.read(tx -> tx.tenants().named("bench", Environment.PRODUCTION))
                .orElseThrow();
    }

    /// The same tenant, once it has these doors.
    Tenant tenant(Set<Door> doors) {
        Tenant tenant = tenant();
        return store.write(tx -> {
            tx.tenants().set(tenant.id(), tenant.policy().withDoors(doors));
            return tenant.with(tenant.policy().withDoors(doors));
        });
    }

    /// Another tenant with a signing key of its own, for work that is in a transaction already.
    Tenant addTenant(Tx tx, String organisation, Door door, Instant now) {
        Policy policy = Policy.DEFAULT.withDoors(Set.of(door));
        Tenant tenant = tx.tenants()
                .add(organisation, Environment.PRODUCTION, mint.publicKey(), policy, now)
                .orElseThrow();
        tx.signingKeys()
                .add(
                        tenant.id(),
                        Optional.empty(),
                        SealedKey.State.SIGNING,
                        vault.seal(mint.signingKey(), Vault.signingKeyOf(tenant.id())),
                        now);
        return tenant;
    }

    /// Has the tenant take this value for an API key.
    ApiKey addApiKey(Tx tx, Tenant tenant, String value, Instant now) {
        return tx.apiKeys().add(tenant, vault.hashApiKey(value), "bench", now).orElseThrow();
    }

    /// Leaves one file, with nothing beside it that is not in it yet.
    @Override
    public void close() {
        store.close();
    }
}
