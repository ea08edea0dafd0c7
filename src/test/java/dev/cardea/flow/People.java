package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Door;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.LinkPrefix;
import dev.cardea.core.Mint;
import dev.cardea.core.NodeView;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Passwords;
import dev.cardea.core.Policy;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import dev.cardea.crypto.MasterVault;
import dev.cardea.crypto.SealedKeyring;
import dev.cardea.crypto.TokenFormats;
import dev.cardea.mail.HtmlMarkup;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The people of a tenant that opens every door: what they ask of the flows, in the words of a test.
public final class People {

    public static final String PASSWORD = "correct horse";

    private final OpenInstallation house;
    private final Flows flows;
    private final Backend backend;
    private final Root root;

    private People(OpenInstallation house, Flows flows, Backend backend, Root root) {
        this.house = house;
        this.flows = flows;
        this.backend = backend;
        this.root = root;
    }

    public static People joining(OpenInstallation house, String organisation, Environment environment) {
        Backend backend = Backend.joining(house, organisation, environment);
        Tenant tenant = got(house.operations().changePolicy().run(backend.ref(), People::opened));
        String rootToken =
                got(house.operations().createRootToken().run(backend.ref())).secret();
        Root root = got(house.flows().people().identifyRoot().run(tenant, rootToken));
        return new People(house, house.flows(), backend, root);
    }

    /// The same, asked through other flows over the same installation.
    ///
    /// @param seed of their dice, another one than any other flows have
    People over(Store store, Passwords passwords, InstantSource clock, long seed) {
        Random dice = new Random(seed);
        Vault vault = new MasterVault(TestInstallation.MASTER, dice);
        Flows others = Flows.over(
                store,
                NodeView.ALONE,
                house.standings(),
                new TokenFormats(new SealedKeyring(house.standings(), vault), house.store(), house.standings()),
                vault,
                passwords,
                new HtmlMarkup(),
                MailRules.ON,
                new Mint(dice),
                new Environments(EnumSet.allOf(Environment.class), Optional.empty()),
                clock);
        return new People(house, others, backend, root);
    }

    /// The same, after their installation was opened again.
    public People in(OpenInstallation reopened) {
        return new People(reopened, reopened.flows(), backend.in(reopened), root);
    }

    public Tenant tenant() {
        return root.tenant();
    }

    public Root root() {
        return root;
    }

    public TenantRef ref() {
        return backend.ref();
    }

    public PeopleFlows flows() {
        return flows.people();
    }

    /// What administrators of Query Server ask.
    public QueryFlows query() {
        return flows.query();
    }

    /// What clients ask in their names.
    public GrantFlows grants() {
        return flows.grants();
    }

    /// What the organisation asks of Point.
    public Backend point() {
        return backend;
    }

    /// A new user with an account of its own, and the session with which that begins.
    public String register(String address) {
        return got(flows().register().run(tenant(), address, PASSWORD)).text();
    }

    /// A new user of the account of whoever holds this session.
    public void add(String session, String address) {
        got(flows().addMember().run(member(session), address, PASSWORD));
    }

    public String signIn(String address, String password) {
        return got(flows().signIn().run(tenant(), address, password)).text();
    }

    /// A session without a password, which costs no hash.
    public String begin(String address) {
        return got(flows().signInAs().run(user(address))).text();
    }

    public String resetCode(String address) {
        return got(flows().createResetCode().run(root, address));
    }

    public void reset(String address, String password) {
        got(flows().resetPassword().run(tenant(), address, resetCode(address), password));
    }

    public void remove(String session, String address) {
        got(flows().removeMember().run(member(session), user(address).uuid()));
    }

    public void setRole(String session, String address, Role role) {
        got(flows().setRole().run(member(session), address, role));
    }

    public void setActive(String address, boolean active) {
        got(house.operations().setUserActive().run(ref(), address, active));
    }

    public User user(String address) {
        Email email = Email.parse(address).orElseThrow();
        return house.store()
                .read(tx -> tx.users().withEmail(tenant().id(), email).orElseThrow());
    }

    public Member member(String session) {
        return got(flows().identifyMember().run(tenant(), session));
    }

    /// Gives the user a name of the organisation's, and says which Point tokens the user has now: a refresh token,
    /// an access token made from it, and one made with the API key.
    public List<String> pointTokens(String address, String id) {
        got(house.operations().linkUser().run(ref(), address, id));
        String refresh = backend.renew(id);
        return List.of(refresh, backend.mint(id, refresh), backend.mint(id));
    }

    /// Whether this tenant's members' endpoints take the session. Identification and introspection must agree.
    public boolean takes(String session) {
        boolean isIdentified = isIdentified(session);
        assertThat(flows.introspect().run(tenant(), session).isPresent())
                .as("what introspection says, when identification says %s", isIdentified)
                .isEqualTo(isIdentified);
        return isIdentified;
    }

    public boolean isIdentified(String session) {
        return flows().identifyMember().run(tenant(), session) instanceof Outcome.Ok;
    }

    public void revoke(String token) {
        flows.revokeToken().run(tenant(), token);
    }

    private static Policy opened(Policy policy) {
        return policy.withDoors(EnumSet.allOf(Door.class))
                .withPasswords(new PasswordRule(1, false))
                .withLinkPrefixes(List.of(new LinkPrefix("https://app.example/")));
    }
}
