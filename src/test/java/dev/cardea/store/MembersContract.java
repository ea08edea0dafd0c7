package dev.cardea.store;

import static dev.cardea.core.CodePurpose.MAGIC_LINK;
import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.AccountId;
import dev.cardea.core.Codes;
import dev.cardea.core.Door;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.LinkPrefix;
import dev.cardea.core.Membership;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Role;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store keeps of people: their accounts, addresses, passwords and root tokens, and what a tenant says of
/// them.
abstract class MembersContract extends StoreFixture {

    private final AccountId account = Sample.MINT.account();
    private final AccountId another = Sample.MINT.account();
    private User owner;

    @BeforeEach
    void anOwner() {
        owner = sample.person("Owner@Example.org", account, Role.OWNER);
    }

    @Test
    void aPersonIsKeptAsGiven() {
        assertThat(owner.membership()).contains(new Membership(account, Role.OWNER));
        assertThat(owner.email()).isEqualTo(Email.parse("Owner@Example.org"));
        assertThat(found(tx -> tx.users().byId(owner.id()))).contains(owner);
        assertThat(found(tx -> tx.members().withUuid(owner.tenant(), owner.uuid())))
                .contains(owner);
    }

    @Test
    void aPersonOfAnotherTenantIsNobodyHere() {
        Tenant other = tenant("other", Sample.MINT.publicKey()).orElseThrow();

        assertThat(found(tx -> tx.members().withUuid(other.id(), owner.uuid()))).isEmpty();
        assertThat(listed(tx -> tx.members().of(other.id(), account, 10))).isEmpty();
        assertThat(counted(other, account)).isZero();
    }

    @Test
    void anAddressIsGivenOnceHoweverItIsTyped() {
        assertThat(made(tx -> tx.users().add(sample.newPerson(" OWNER@example.ORG ", another, Role.OWNER, NOW))))
                .isEmpty();
    }

    @Test
    void ofManyWhoRegisterOneAddressOneDoes() {
        try (Crowd crowd = new Crowd()) {
            List<Optional<User>> added = crowd.all(
                    64,
                    () -> made(tx -> tx.users()
                            .add(sample.newPerson("new@example.org", Sample.MINT.account(), Role.OWNER, NOW))));

            assertThat(added.stream().flatMap(Optional::stream)).hasSize(1);
        }
    }

    @Test
    void membersAreListedInTheOrderInWhichTheyCame() {
        User second = came("b@example.org", NOW.plusSeconds(2));
        User third = came("a@example.org", NOW.plusSeconds(3));
        User first = came("c@example.org", NOW.minusSeconds(1));
        sample.person("elsewhere@example.org", another, Role.OWNER);

        assertThat(listed(tx -> tx.members().of(owner.tenant(), account, 10)))
                .containsExactly(first, owner, second, third);
        assertThat(listed(tx -> tx.members().of(owner.tenant(), account, 2))).containsExactly(first, owner);
        assertThat(counted(sample.tenant(), account)).isEqualTo(4);
    }

    @Test
    void othersAreOfTheSameAccountAndOfThatRoleAtLeast() {
        assertThat(hasOthers(owner, Role.LEAST)).isFalse();
        sample.person("elsewhere@example.org", another, Role.ADMINISTRATOR);
        assertThat(hasOthers(owner, Role.LEAST)).isFalse();

        User member = sample.person("m@example.org", account, Role.MEMBER);
        assertThat(hasOthers(owner, Role.LEAST)).isTrue();
        assertThat(hasOthers(owner, Role.OWNER)).isFalse();
        assertThat(hasOthers(member, Role.OWNER)).isTrue();

        sample.person("admin@example.org", account, Role.ADMINISTRATOR);
        assertThat(hasOthers(owner, Role.OWNER)).isTrue();
    }

    @Test
    void whoIsInNoAccountHasNoOthers() {
        User alone = sample.user();
        sample.user();

        assertThat(hasOthers(alone, Role.LEAST)).isFalse();
    }

    /// What was read of the user before may be old; what counts is the account of now.
    @Test
    void othersAreThoseOfTheAccountOfNow() {
        sample.person("m@example.org", account, Role.MEMBER);
        done(tx -> tx.members().enrol(owner.id(), new Membership(another, Role.OWNER)));

        assertThat(hasOthers(owner, Role.LEAST)).isFalse();
    }

    @Test
    void whoIsEnrolledIsAMemberOfThatAccountOnly() {
        done(tx -> tx.members().enrol(owner.id(), new Membership(another, Role.MEMBER)));

        assertThat(found(tx -> tx.users().byId(owner.id())).orElseThrow().membership())
                .contains(new Membership(another, Role.MEMBER));
        assertThat(counted(sample.tenant(), account)).isZero();
    }

    @Test
    void anAddressThatAnotherHasIsNotTaken() {
        User other = sample.person("other@example.org", another, Role.OWNER);

        assertThat(readdressed(other, "OWNER@example.org")).isFalse();
        assertThat(found(tx -> tx.users().byId(other.id()))).contains(other);
        assertThat(readdressed(other, "Other@Example.org")).isTrue();
        assertThat(readdressed(other, "third@example.org")).isTrue();
        assertThat(readdressed(owner, "other@example.org")).isTrue();
        assertThat(found(tx -> tx.users()
                                .withEmail(
                                        owner.tenant(),
                                        Email.parse("other@example.org").orElseThrow()))
                        .map(User::id))
                .contains(owner.id());
    }

    @Test
    void ofManyWhoTakeOneAddressOneDoes() {
        List<User> users = IntStream.range(0, 20)
                .mapToObj(i -> sample.person("u" + i + "@example.org", account, Role.MEMBER))
                .toList();
        try (Crowd crowd = new Crowd()) {
            List<Boolean> taken =
                    users.stream()
                            .map(user -> crowd.start(() -> readdressed(user, "wanted@example.org")))
                            .toList()
                            .stream()
                            .map(Crowd::got)
                            .toList();

            assertThat(taken).containsOnlyOnce(true);
        }
    }

    @Test
    void theFirstOfEachAccountWithoutAnOwnerBecomesOne() {
        List<AccountId> accounts =
                IntStream.range(0, 5).mapToObj(_ -> Sample.MINT.account()).toList();
        for (AccountId each : accounts) {
            sample.person("late-" + each.uuid() + "@x.org", each, new Role(49));
            made(tx -> tx.users()
                    .add(sample.newPerson("early-" + each.uuid() + "@x.org", each, Role.MEMBER, NOW.minusSeconds(9))));
        }
        sample.user();

        assertThat(List.of(appointed(3), appointed(3), appointed(3))).containsExactly(3, 2, 0);
        assertThat(accounts)
                .allSatisfy(each -> assertThat(listed(tx -> tx.members().of(owner.tenant(), each, 10)).stream()
                                .map(user -> user.membership().orElseThrow().role()))
                        .containsExactly(Role.OWNER, new Role(49)));
        assertThat(found(tx -> tx.users().byId(owner.id()))).contains(owner);
    }

    @Test
    void withAUserGoesAllThatIsTheUsers() {
        SessionId session = Sample.MINT.session(owner.id());
        SecretHash code = Sample.hash();
        SecretHash root = Sample.hash();
        TokenId token = Sample.token();
        done(tx -> {
            tx.sessions().add(Session.starting(session, NOW));
            tx.codes().issue(owner.id(), MAGIC_LINK, code, NOW);
            tx.rootTokens().add(owner.id(), root, NOW);
            tx.revocations().add(owner.id(), token, NOW.plusSeconds(60));
            tx.passwords().set(owner.id(), new PasswordHash("x"));
        });
        done(tx -> tx.members().remove(owner.id()));

        assertThat(found(tx -> tx.users().byId(owner.id()))).isEmpty();
        assertThat(holds(tx -> tx.sessions().isOpen(session))).isFalse();
        assertThat(store.<Codes.Use>write(tx -> tx.codes().use(owner.id(), MAGIC_LINK, code, NOW)))
                .isEqualTo(Codes.Use.MISSED);
        assertThat(found(tx -> tx.rootTokens().holder(root))).isEmpty();
        assertThat(holds(tx -> tx.revocations().isRevoked(owner.id(), token))).isFalse();
        assertThat(found(tx -> tx.passwords().of(owner.id()))).isEmpty();
    }

    /// Else a token of the one who went would be a token of the one who came.
    @Test
    void theNumberOfWhoWentIsGivenToNobody() {
        done(tx -> tx.members().remove(owner.id()));

        assertThat(sample.user().id().number()).isGreaterThan(owner.id().number());
    }

    @Test
    void aPasswordIsKeptAndReplaced() {
        assertThat(found(tx -> tx.passwords().of(owner.id()))).isEmpty();
        done(tx -> tx.passwords().set(owner.id(), new PasswordHash("$one")));
        assertThat(found(tx -> tx.passwords().of(owner.id()))).contains(new PasswordHash("$one"));
        done(tx -> tx.passwords().set(owner.id(), new PasswordHash("$two")));
        assertThat(found(tx -> tx.passwords().of(owner.id()))).contains(new PasswordHash("$two"));
    }

    @Test
    void rootTokensAreFoundByTheirHashAndEndTogether() {
        User late = sample.person("late@example.org", another, Role.ADMINISTRATOR);
        Tenant other = tenant("other", Sample.MINT.publicKey()).orElseThrow();
        SecretHash first = Sample.hash();
        SecretHash second = Sample.hash();
        done(tx -> tx.rootTokens().add(late.id(), second, NOW.plusSeconds(1)));
        done(tx -> tx.rootTokens().add(owner.id(), first, NOW));

        assertThat(found(tx -> tx.rootTokens().holder(first))).contains(owner.id());
        assertThat(found(tx -> tx.rootTokens().newestHolder(owner.tenant()))).contains(late.id());
        assertThat(found(tx -> tx.rootTokens().newestHolder(other.id()))).isEmpty();
        assertThat(store.<Integer>write(tx -> tx.rootTokens().endAll(other.id())))
                .isZero();
        assertThat(store.<Integer>write(tx -> tx.rootTokens().endAll(owner.tenant())))
                .isEqualTo(2);
        assertThat(found(tx -> tx.rootTokens().holder(first))).isEmpty();
    }

    @Test
    void theRootTokensOfOneUserEndAlone() {
        User other = sample.person("other@example.org", another, Role.ADMINISTRATOR);
        SecretHash ended = Sample.hash();
        SecretHash kept = Sample.hash();
        done(tx -> tx.rootTokens().add(owner.id(), ended, NOW));
        done(tx -> tx.rootTokens().add(other.id(), kept, NOW));
        done(tx -> tx.rootTokens().endAll(owner.id()));

        assertThat(found(tx -> tx.rootTokens().holder(ended))).isEmpty();
        assertThat(found(tx -> tx.rootTokens().holder(kept))).contains(other.id());
    }

    @Test
    void aTenantsRulesForPeopleAreKept() {
        Policy policy = Policy.DEFAULT
                .withDoors(EnumSet.allOf(Door.class))
                .withPasswords(new PasswordRule(13, false))
                .withLinkPrefixes(
                        List.of(new LinkPrefix("https://b.example/"), new LinkPrefix("https://a.example/x,y")));
        PublicKey key = new PublicKey("a_public-key.1");
        Tenant tenant = made(tx -> tx.tenants().add("other", Environment.DEV, key, policy, NOW))
                .orElseThrow();

        assertThat(tenant.policy()).isEqualTo(policy);
        assertThat(found(tx -> tx.tenants().withPublicKey(key))).contains(tenant);
        Policy closed = policy.withDoors(EnumSet.noneOf(Door.class)).withLinkPrefixes(List.of());
        done(tx -> tx.tenants().set(tenant.id(), closed));
        assertThat(found(tx -> tx.tenants().byId(tenant.id()))).contains(tenant.with(closed));
    }

    @Test
    void aPublicKeyIsOfOneTenant() {
        assertThat(tenant("other", sample.tenant().publicKey())).isEmpty();
        assertThat(found(tx -> tx.tenants().named("other", Environment.STAGING)))
                .isEmpty();
        assertThat(found(tx -> tx.tenants().withPublicKey(new PublicKey("nobodys"))))
                .isEmpty();
    }

    private Optional<Tenant> tenant(String name, PublicKey key) {
        return made(tx -> tx.tenants().add(name, Environment.STAGING, key, Policy.DEFAULT, NOW));
    }

    private User came(String address, Instant when) {
        return made(tx -> tx.users().add(sample.newPerson(address, account, Role.MEMBER, when)))
                .orElseThrow();
    }

    private boolean hasOthers(User user, Role least) {
        return holds(tx -> tx.members().hasOthers(user, least));
    }

    private int counted(Tenant tenant, AccountId which) {
        return store.read(tx -> tx.members().count(tenant.id(), which));
    }

    private boolean readdressed(User user, String address) {
        return did(tx -> tx.members().readdress(user.id(), Email.parse(address).orElseThrow()));
    }

    private int appointed(int most) {
        return store.write(tx -> tx.members().appointOwners(owner.tenant(), most));
    }
}
