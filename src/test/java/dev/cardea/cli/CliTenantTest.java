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
                        NAME  ENV  FAMILIES  ACCESS TOKENS LIVE  E-MAIL-LIKE IDS  ON EXISTING USER  \
                        PASSWORDS                       PUBLIC KEY  CREATE USER, TOKEN  LINKS LEAD TO
                        acme  dev  point     1d                  refused          same              \
                        from 8 characters, none common  -           -                   -
                        """);
    }

    @Test
    void aTenantMayBeMadeWithAPolicyOfItsOwn() {
        assertThat(site.say("tenant create acme --env production --access-token-lifetime 90m"
                        + " --allow-email-like-ids --on-existing-user=conflict --json"))
                .isEqualTo(Said.done("""
                                {"name":"acme","environment":"production","families":["point"],\
                                "access_token_lifetime":5400,"allow_email_like_ids":true,\
                                "on_existing_user":"conflict","shortest_password":8,\
                                "refuse_common_passwords":true,"create_user":true,"create_token":true,\
                                "link_prefixes":[]}"""));
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
                                {"tenants":[{"name":"acme","environment":"dev","families":["point"],\
                                "access_token_lifetime":7200,"allow_email_like_ids":false,\
                                "on_existing_user":"conflict","shortest_password":8,\
                                "refuse_common_passwords":true,"create_user":true,"create_token":true,\
                                "link_prefixes":[]}]}"""));
    }

    /// Contract query-server.md, cases 42 and 43.
    @Test
    void theSwitchesOfQueryServerAreATenantsOwnBusiness() {
        assertThat(site.say("tenant create acme --env dev --families queryserver --create-token=false --json")
                        .out())
                .contains("\"create_user\":true,\"create_token\":false");
        site.say("tenant set acme --env dev --create-user=false");
        assertThat(site.say("tenant list").out()).contains("off, off");
        site.say("tenant set acme --env dev --create-token --create-user");
        assertThat(site.say("tenant list").out()).contains("on, on");
    }

    @Test
    void passwordsAreATenantsOwnBusiness() {
        site.say("tenant create acme --env dev --shortest-password 1 --refuse-common-passwords=false");
        assertThat(site.say("tenant list --json").out())
                .contains("\"shortest_password\":1,\"refuse_common_passwords\":false");
        assertThat(site.say("tenant list").out()).contains("  from 1 character  ");

        site.say("tenant set acme --env dev --refuse-common-passwords");
        assertThat(site.say("tenant list --json").out())
                .contains("\"shortest_password\":1,\"refuse_common_passwords\":true");

        site.say("tenant set acme --env dev --shortest-password 128");
        assertThat(site.say("tenant list --json").out())
                .contains("\"shortest_password\":128,\"refuse_common_passwords\":true");
    }

    @Test
    void linkPrefixesAreReplacedTogether() {
        site.say("tenant create acme --env dev --link-prefix https://a.example/ --link-prefix myapp://sign-in");
        assertThat(site.say("tenant list").out()).endsWith("  https://a.example/ myapp://sign-in\n");

        site.say("tenant set acme --env dev --link-prefix https://b.example");
        assertThat(site.say("tenant list --json").out()).contains("\"link_prefixes\":[\"https://b.example\"]");

        site.say("tenant set acme --env dev --shortest-password 9");
        assertThat(site.say("tenant list --json").out()).contains("\"link_prefixes\":[\"https://b.example\"]");

        site.say("tenant set acme --env dev --no-link-prefixes");
        assertThat(site.say("tenant list --json").out()).contains("\"link_prefixes\":[]");
    }

    @Test
    void aTenantHasOnlySoManyLinkPrefixes() {
        String prefixes = " --link-prefix https://a.example/".repeat(20);

        assertThat(site.say("tenant create acme --env dev" + prefixes).exit()).isZero();
        assertThat(site.say("tenant create other --env dev --link-prefix https://b.example/" + prefixes))
                .isEqualTo(new Said(2, "", "A tenant has at most 20 link prefixes.\n"));
    }

    @Test
    void whatCannotBeIsRefusedInAClearSentence() {
        assertThat(wrong("--families point,facebook"))
                .isEqualTo(
                        "Invalid value for option '--families': 'facebook' is none of point, staticbackend, queryserver, aviauth;"
                                + " several are written with a comma between");
        assertThat(wrong("--families ,")).contains("'' is none of point, staticbackend, queryserver, aviauth");
        for (String number : new String[] {"0", "129", "-1", "many", "99999999999"}) {
            assertThat(wrong("--shortest-password " + number))
                    .isEqualTo("Invalid value for option '--shortest-password': '" + number
                            + "' is not a number from 1 to 128");
        }
        assertThat(wrong("--link-prefix app.example"))
                .isEqualTo("Invalid value for option '--link-prefix' (URL): 'app.example' is not the beginning of an"
                        + " address such as https://app.example/ or myapp://sign-in, without ? # @ and at most 500"
                        + " characters long");
        assertThat(wrong("--admin eve"))
                .isEqualTo("Invalid value for option '--admin': 'eve' is not an e-mail address");
        assertThat(site.say("tenant list").out()).doesNotContain("acme");
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

    /// The first line of what is said when a tenant is made with that option.
    private String wrong(String option) {
        Said said = site.say("tenant create acme --env dev " + option);
        assertThat(said.exit()).isEqualTo(2);
        return said.err().lines().findFirst().orElseThrow();
    }
}
