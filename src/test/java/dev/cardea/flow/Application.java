package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Door;
import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Scopes;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenId;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import dev.cardea.crypto.MasterVault;
import dev.cardea.crypto.SealedKeyring;
import dev.cardea.crypto.TokenFormats;
import dev.cardea.flow.GrantStart.Started;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;

/// A program through which people sign in: what it asks of the flows, in the words of a test.
final class Application {

    static final Duration REPEATABLE = Duration.ofSeconds(60);
    static final String SECRET = "a secret of its own";
    static final String ISSUER = "https://auth.example/latest";

    private final OpenInstallation house;
    private final Store store;
    private final GrantStart grants;
    private final RefreshGrant refreshing;
    private final ClientCaller caller;

    private Application(
            OpenInstallation house,
            Store store,
            TokenForms forms,
            Mint mint,
            ClientCaller caller,
            InstantSource clock) {
        this.house = house;
        this.store = store;
        this.grants = new GrantStart(forms, mint);
        this.refreshing = new RefreshGrant(store, forms, grants, clock);
        this.caller = caller;
    }

    /// A client of that name, which may give every scope.
    static Application of(OpenInstallation house, Backend tenant, String id, InstantSource clock) {
        got(house.operations().changePolicy().run(tenant.ref(), policy -> policy.withDoors(EnumSet.allOf(Door.class))));
        got(house.operations().createClient().run(tenant.ref(), Optional.of(id), Optional.of(SECRET), Scopes.ALL));
        return over(house, house.store(), id, clock);
    }

    /// One that is there already, after its installation was opened again.
    static Application reopened(OpenInstallation house, String id, InstantSource clock) {
        return over(house, house.store(), id, clock);
    }

    /// The same, through another store over the same database.
    Application over(Store other, InstantSource clock) {
        return over(house, other, caller.client().id().text(), clock);
    }

    private static Application over(OpenInstallation house, Store store, String id, InstantSource clock) {
        Random dice = new Random(id.hashCode());
        Vault vault = new MasterVault(TestInstallation.MASTER, dice);
        TokenForms forms =
                new TokenFormats(new SealedKeyring(house.standings(), vault), house.store(), house.standings());
        ClientCaller caller = got(house.flows().grants().identifyClient().run(Door.AVIAUTH, id, SECRET));
        return new Application(house, store, forms, new Mint(dice), caller, clock);
    }

    ClientCaller caller() {
        return caller;
    }

    /// Signs the user in, as if the password had been right.
    GrantedTokens signIn(User user, Scopes scopes, Instant now) {
        TokenId refresh = grants.refreshId(user.tenant());
        Started started = store.write(tx -> grants.begin(tx, user, caller.client(), scopes, refresh, now));
        return grants.tokens(started, scopes, ISSUER, now).orElseThrow();
    }

    Outcome<GrantedTokens> refresh(String token) {
        return refresh(token, Scopes.of());
    }

    Outcome<GrantedTokens> refresh(String token, Scopes asked) {
        return refreshing.run(caller, token, asked, REPEATABLE, ISSUER);
    }

    /// Whether introspection takes the token for a living one.
    boolean lives(String token) {
        return house.flows().introspect().run(caller.tenant(), token).isPresent();
    }
}
