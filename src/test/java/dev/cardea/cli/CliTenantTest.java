package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTenantTest {

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void begin() {
        site = new Site(folder);
    }

    @Test
    void aNewTenantHasTheUsualPolicy() {
        assertThat(site.say("tenant create acme --env dev")).isEqualTo(Said.done("The tenant acme@dev is made."));

        assertThat(site.say("tenant list").out()).isEqualTo("""
                        NAME  ENV  ACCESS TOKENS LIVE  E-MAIL-LIKE IDS  ON EXISTING USER
                        acme  dev  1d                  refused          same
                        """);
    }

    @Test
    void aTenantMayBeMadeWithAPolicyOfItsOwn() {
        assertThat(site.say("tenant create acme --env production --access-token-lifetime 90m"
                        + " --allow-email-like-ids --on-existing-user=conflict --json"))
                .isEqualTo(Said.done("""
                                {"name":"acme","environment":"production","access_token_lifetime":5400,\
                                "allow_email_like_ids":true,"on_existing_user":"conflict"}"""));
    }

    @Test
    void theFlagForIdsMayStandBeforeTheName() {
        assertThat(site.say("tenant create --allow-email-like-ids acme --env dev")
                        .exit())
                .isZero();
        assertThat(site.say("tenant list").out()).contains("allowed");
    }

    @Test
    void whatIsNotSetStaysAsItIs() {
        site.say("tenant create acme --env dev --access-token-lifetime 2h --allow-email-like-ids");

        assertThat(site.say("tenant set acme --env dev --on-existing-user conflict"))
                .isEqualTo(Said.done("The tenant acme@dev is changed."));
        site.say("tenant set acme --env dev --allow-email-like-ids=false");

        assertThat(site.say("tenant list --json")).isEqualTo(Said.done("""
                                {"tenants":[{"name":"acme","environment":"dev","access_token_lifetime":7200,\
                                "allow_email_like_ids":false,"on_existing_user":"conflict"}]}"""));
    }

    @Test
    void refusalsTellWhatToDo() {
        site.say("tenant create acme --env dev");

        assertThat(site.say("tenant create acme --env dev"))
                .isEqualTo(Said.refused("The tenant is there already: change it with 'cardea tenant set', or choose"
                        + " another name."));
        assertThat(site.say("tenant create -- -acme --env dev").exit()).isEqualTo(2);
        assertThat(site.say("tenant create ac/me --env dev"))
                .isEqualTo(Said.refused("A tenant's name has 1 to 64 characters of A-Z a-z 0-9 . _ - and begins with a"
                        + " letter or digit: choose such a name."));
        assertThat(site.say("tenant set other --env dev --access-token-lifetime 2h"))
                .isEqualTo(Said.refused("There is no such tenant: 'cardea tenant list' shows which there are."));
    }
}
