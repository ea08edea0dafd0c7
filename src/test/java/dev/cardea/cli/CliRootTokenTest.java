package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Door;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Membership;
import dev.cardea.core.Role;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a tenant of the family staticbackend is made with (decision 19).
class CliRootTokenTest {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String ROOT_TOKEN = UUID + "\\|" + UUID + "\\|[A-Za-z0-9_-]{43}";
    private static final String CREATE = "tenant create acme --env production --families staticbackend";

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void begin() {
        site = new Site(folder.resolve("data"));
    }

    @Test
    void aNewTenantShowsItsPublicKeyAndItsRootTokenOnce() {
        Said said = site.say(CREATE + " --admin ada@example.org");

        List<String> lines = said.out().lines().toList();
        assertThat(said.exit()).isZero();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("The tenant acme@production is made. Its public key:");
        assertThat(lines.get(1)).isEqualTo(tenant().publicKey().text());
        assertThat(lines.get(2)).isEqualTo("Its root token:");
        assertThat(lines.get(3)).matches(ROOT_TOKEN);
        assertThat(said.err()).isEqualTo("""
                        The root token is shown once: keep it. For another one, which ends this one: \
                        cardea tenant root-token acme --env production
                        The administrator ada@example.org can choose a password with a reset code, which \
                        POST /password/send gives for the root token.
                        """);
        assertThat(role("ada@example.org")).contains(Role.ADMINISTRATOR);
        assertThat(site.say("tenant list").out())
                .contains(tenant().publicKey().text())
                .doesNotContain(lines.get(3));
    }

    @Test
    void asJsonItIsOneObject() {
        Said said = site.say(CREATE + ",point --admin Ada@example.org --json");

        JsonNode json = JsonMapper.shared().readTree(said.out());
        assertThat(said.out().lines()).hasSize(1);
        assertThat(json.propertyNames())
                .containsExactly(
                        "name",
                        "environment",
                        "families",
                        "access_token_lifetime",
                        "allow_email_like_ids",
                        "on_existing_user",
                        "shortest_password",
                        "refuse_common_passwords",
                        "create_user",
                        "create_token",
                        "link_prefixes",
                        "public_key",
                        "root_token",
                        "administrator");
        assertThat(json.path("families").toString()).isEqualTo("[\"point\",\"staticbackend\"]");
        assertThat(json.path("public_key").asString())
                .isEqualTo(tenant().publicKey().text());
        JsonNode administrator = json.path("administrator");
        assertThat(administrator.path("email").asString()).isEqualTo("Ada@example.org");
        assertThat(json.path("root_token").asString())
                .matches(ROOT_TOKEN)
                .startsWith(administrator.path("id").asString() + "|"
                        + administrator.path("account_id").asString() + "|");
    }

    @Test
    void withoutAnAddressTheAdministratorHasNone() {
        Said said = site.say(CREATE + " --json");

        assertThat(JsonMapper.shared()
                        .readTree(said.out())
                        .path("administrator")
                        .path("email")
                        .isNull())
                .isTrue();
        assertThat(said.err()).startsWith("The root token is shown once").doesNotContain("password");
    }

    @Test
    void aNewRootTokenIsOfTheSameAdministrator() {
        JsonNode first = JsonMapper.shared()
                .readTree(site.say(CREATE + " --admin ada@example.org --json").out());

        Said said = site.say("tenant root-token acme --env production --json");

        JsonNode second = JsonMapper.shared().readTree(said.out());
        assertThat(second.path("administrator")).isEqualTo(first.path("administrator"));
        assertThat(second.path("root_token").asString())
                .matches(ROOT_TOKEN)
                .isNotEqualTo(first.path("root_token").asString());
        assertThat(site.say("tenant root-token acme --env production").out())
                .startsWith("The tenant acme@production has a new root token. Its public key:\n");
    }

    @Test
    void anotherAdministratorMayBeNamed() {
        site.say(CREATE);

        site.say("tenant root-token acme --env production --admin eve@example.org");

        assertThat(role("eve@example.org")).contains(Role.ADMINISTRATOR);
        assertThat(site.say("tenant root-token nobody --env production"))
                .isEqualTo(Said.refused("There is no such tenant: 'cardea tenant list' shows which there are."));
    }

    @Test
    void whatWouldMakeARootTokenWorthlessIsSaid() {
        site.say("tenant create shop --env dev");
        site.say("tenant root-token shop --env dev --admin ada@example.org");
        site.say("user deactivate ada@example.org --tenant shop --env dev");

        assertThat(site.say("tenant root-token shop --env dev --admin ada@example.org")
                        .err())
                .contains("The administrator is deactivated: ")
                .contains("The family staticbackend is closed to this tenant: ");
    }

    @Test
    void aRootTokenInUseElsewhereIsTakenOver() throws Exception {
        site.say(CREATE + " --admin ada@example.org");
        String command = "tenant root-token acme --env production --import --admin ";
        Path file = Files.writeString(folder.resolve("token.txt"), "e|f|g\n");

        assertThat(site.say(command + "ada@example.org", "a|b|c\n"))
                .isEqualTo(Said.done("The value is now a root token of acme@production."));
        assertThat(site.say(command + "ada@example.org", "a|b|c").err()).startsWith("This value is a key");
        assertThat(site.say(command + "ada@example.org --file " + file).exit()).isZero();
        assertThat(site.say(command + "eve@example.org", "h|i|j").err()).startsWith("The tenant has no such user");
        assertThat(site.say(command + "ada@example.org", "").err())
                .isEqualTo("The key cannot be used: a root token has 1 to 512 visible ASCII characters.\n");
    }

    @Test
    void aFamilyOpenedLaterTellsTheNextStep() {
        site.say("tenant create acme --env production");

        assertThat(site.say("tenant set acme --env production --families staticbackend"))
                .isEqualTo(new Said(
                        0,
                        "The tenant acme@production is changed.\n",
                        "Its public key is " + tenant().publicKey().text()
                                + "; for a root token: cardea tenant root-token acme --env production\n"));
        assertThat(tenant().policy().doors()).containsExactly(Door.STATICBACKEND);
    }

    @Test
    void aTenantThatIsThereGetsNoRootToken() {
        site.say(CREATE);

        Said again = site.say(CREATE + " --admin ada@example.org");

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
        assertThat(role("ada@example.org")).isEmpty();
    }

    private Tenant tenant() {
        return site.inStore(store -> store.read(
                tx -> tx.tenants().named("acme", Environment.PRODUCTION).orElseThrow()));
    }

    private Optional<Role> role(String address) {
        Tenant of = tenant();
        Email email = Email.parse(address).orElseThrow();
        return site.inStore(store -> store.read(tx -> tx.users().withEmail(of.id(), email)))
                .flatMap(User::membership)
                .map(Membership::role);
    }
}
