package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;

/// One organisation's backend: what it asks of the flows, in the words of a test.
public final class Backend {

    private final OpenInstallation house;
    private final TenantRef ref;
    private final Caller.ByApiKey caller;

    private Backend(OpenInstallation house, TenantRef ref, Caller.ByApiKey caller) {
        this.house = house;
        this.ref = ref;
        this.caller = caller;
    }

    /// Opens a tenant with one API key.
    public static Backend joining(OpenInstallation house, String organisation, Environment environment) {
        TenantRef ref = new TenantRef(organisation, environment);
        got(house.operations().createTenant().run(ref, Policy.DEFAULT));
        String secret = got(house.operations().createApiKey().run(ref, "test")).secret();
        return of(house, ref, secret);
    }

    /// A backend that is known already, and calls with this API key.
    public static Backend of(OpenInstallation house, TenantRef ref, String apiKey) {
        return new Backend(
                house, ref, (Caller.ByApiKey) got(house.flows().identify().run(ref.environment(), apiKey)));
    }

    /// The same backend, after its installation was opened again.
    public Backend in(OpenInstallation reopened) {
        return new Backend(reopened, ref, caller);
    }

    public TenantRef ref() {
        return ref;
    }

    public Tenant tenant() {
        return caller.tenant();
    }

    public Caller.ByApiKey caller() {
        return caller;
    }

    /// Creates a user, and says which refresh token came with it.
    public String create(String id) {
        return got(house.flows().createUser().run(caller, new ExternalId(id)))
                .refreshToken()
                .orElseThrow();
    }

    public PointUser find(String id) {
        return got(house.flows().findUser().run(caller, new ExternalId(id)));
    }

    public User row(String id) {
        return house.store()
                .read(tx -> tx.users().named(tenant().id(), new ExternalId(id)).orElseThrow());
    }

    /// A new access token, made with the API key.
    public String mint(String id) {
        return got(house.flows().mintAccess().run(caller, new ExternalId(id))).text();
    }

    /// A new access token, made from this refresh token.
    public String mint(String id, String refreshToken) {
        return got(house.flows().mintAccess().run(holder(refreshToken), new ExternalId(id)))
                .text();
    }

    public String renew(String id) {
        return got(house.flows().renewRefresh().run(caller, new ExternalId(id)))
                .refreshToken()
                .orElseThrow();
    }

    public void revoke(String id, String accessToken) {
        got(house.flows().revokeAccess().run(caller, new ExternalId(id), accessToken));
    }

    public void setActive(String id, boolean active) {
        got(house.operations().setUserActive().run(ref, id, active));
    }

    public Caller holder(String token) {
        return got(house.flows().identify().run(ref.environment(), token));
    }

    /// Whether this tenant's doors take the token. Identification and introspection must agree.
    public boolean takes(String token) {
        boolean isIdentified = isIdentified(token);
        assertThat(house.flows().introspect().run(tenant(), token).isPresent())
                .as("what introspection says, when identification says %s", isIdentified)
                .isEqualTo(isIdentified);
        return isIdentified;
    }

    public boolean isIdentified(String token) {
        return house.flows().identify().run(ref.environment(), token) instanceof Outcome.Ok<Caller>(Caller who)
                && who.tenant().id().equals(tenant().id());
    }
}
