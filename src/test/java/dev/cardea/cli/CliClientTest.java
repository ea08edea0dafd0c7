package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Scope;
import dev.cardea.core.Scopes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients of the family aviauth.
class CliClientTest {

    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String SECRET_FORM = "[A-Za-z0-9_-]{43}";

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void begin() {
        site = new Site(folder.resolve("data"));
        site.say("tenant create acme --env production --families aviauth");
    }

    @Test
    void aClientsSecretIsShownOnce() {
        Said said = site.say("client create --id web");

        List<String> lines = said.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("web");
        assertThat(lines.getLast()).matches(SECRET_FORM);
        assertThat(said.err()).isEqualTo("The secret of the client web of acme@production is shown once: keep it.\n");
        assertThat(site.say("client list").out())
                .doesNotContain(lines.getLast())
                .isEqualTo("""
                        ID   CREATED               REVOKED  SCOPES
                        web  2026-11-21T10:00:00Z  -        user:read user:update user:full
                        """);
    }

    /// Decision 11.
    @Test
    void aClientGivesOnlyTheScopesOfUsersUnlessToldOtherwise() {
        site.say("client create --id web");
        site.say(List.of("client", "create", "--id", "all", "--scope", "openid  applications:full"), new byte[0]);

        assertThat(client("web").scopes()).isEqualTo(Scopes.OF_USERS);
        assertThat(client("all").scopes()).isEqualTo(Scopes.of(Scope.OPENID, Scope.APPLICATIONS_FULL));
    }

    @Test
    void withoutAnIdItGetsARandomOne() {
        assertThat(site.say("client create").out()).matches(UUID_FORM + "\n" + SECRET_FORM + "\n");
        assertThat(site.say("client create --json").out())
                .matches("\\{\"id\":\"" + UUID_FORM + "\",\"scope\":\"user:read user:update user:full\","
                        + "\"created\":\"2026-11-21T10:00:00Z\",\"revoked\":null,\"secret\":\"" + SECRET_FORM
                        + "\"\\}\n");
    }

    @Test
    void aSecretThatProgramsHaveIsTakenOverAndNotSaidAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "super-secret-secret\n");

        assertThat(site.say("client create --id public-client-id --import --file " + file))
                .isEqualTo(Said.done("The client public-client-id is now one of acme@production."));
        assertThat(site.say("client create --id other --import --json", "super-secret-secret")
                        .out())
                .doesNotContain("super-secret");
        assertThat(site.isSecretOf(client("public-client-id"), "super-secret-secret"))
                .isTrue();
        assertThat(site.isSecretOf(client("public-client-id"), "super-secret-secret\n"))
                .isFalse();
    }

    @Test
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
        assertThat(site.say("client create --id web --import hunter2").err())
                .startsWith("Not understood: (hidden). The secret itself is read from standard input")
                .doesNotContain("hunter2");
        assertThat(site.say("client create --id web --import", ""))
                .isEqualTo(Said.refused("The key cannot be used: a secret is not empty."));
        assertThat(site.say("client create --id web --import", "x".repeat(1_025)))
                .isEqualTo(new Said(2, "", "The secret is too long: more than 1024 bytes came in.\n"));
    }

    @Test
    void aRevokedClientKeepsItsName() {
        site.say("client create --id web");

        assertThat(site.say("client revoke web"))
                .isEqualTo(Said.done("The client web of acme@production is revoked, and with it every token of the"
                        + " sign-ins through it."));
        assertThat(client("web").isLive()).isFalse();
        assertThat(site.say("client create --id web"))
                .isEqualTo(Said.refused(
                        "There is or was a client of this name, here or in another tenant: choose another one."));
        assertThat(site.say("client revoke nobody").exit()).isEqualTo(1);
    }

    private Client client(String id) {
        return site.inStore(
                store -> store.read(tx -> tx.clients().named(new ClientId(id)).orElseThrow()));
    }
}
