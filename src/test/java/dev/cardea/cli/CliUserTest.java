package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Environment;
import dev.cardea.core.User;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliUserTest {

    private static final String OLD_ID = "point|V1StGXR8_Z5jdHi6B-myT";

    @TempDir
    private Path folder;

    private Site site;
    private User ada;

    @BeforeEach
    void begin() {
        site = new Site(folder);
        site.say("tenant create acme --env dev");
        ada = site.user("acme", Environment.DEV, "ada@example.org", "employee-7");
    }

    @Test
    void aUserIsFoundByEachOfTheNames() {
        for (String who :
                new String[] {"ada@example.org", "employee-7", ada.pointId().text()}) {
            assertThat(site.say("user deactivate " + who))
                    .isEqualTo(Said.done("The user " + who + " of acme@dev is deactivated; nothing that the user holds"
                            + " is valid any more."));
            assertThat(isActive()).isFalse();
            assertThat(site.say("user activate " + who + " --tenant acme --env dev"))
                    .isEqualTo(Said.done("The user " + who + " of acme@dev is active."));
            assertThat(isActive()).isTrue();
        }
    }

    @Test
    void aUserMayKeepThePointIdFromTheOriginalService() {
        assertThat(site.say("user link ada@example.org --point-id " + OLD_ID))
                .isEqualTo(Said.done("The user ada@example.org of acme@dev has the id " + OLD_ID + " now."));
        assertThat(site.say("user deactivate " + OLD_ID).exit()).isZero();
    }

    @Test
    void refusalsTellWhatToDo() {
        User bob = site.user("acme", Environment.DEV, "bob@example.org", "employee-8");

        assertThat(site.say(
                        "user link ada@example.org --point-id " + bob.pointId().text()))
                .isEqualTo(Said.refused("Another user of the tenant has this name: look which of the two is right."));
        assertThat(site.say("user deactivate eve@example.org"))
                .isEqualTo(Said.refused("The tenant has no such user: give an e-mail address, the organisation's id or"
                        + " a Point id."));
    }

    @Test
    void anIdOfTheOrganisationsOwnCanBeLinkedToo() {
        assertThat(site.say("user link ada@example.org --point-id employee-9"))
                .isEqualTo(Said.done("The user ada@example.org of acme@dev has the id employee-9 now."));
        assertThat(site.say("user deactivate employee-9").exit()).isZero();
    }

    @Test
    void whatCanBeNoIdIsNotLinked() {
        assertThat(site.say("user link ada@example.org --point-id point|short")).isEqualTo(new Said(2, "", """
                                Invalid value for option '--point-id': 'point|short' is neither an id that an \
                                organisation may give nor 'point|' and 21 characters of A-Z a-z 0-9 _ -
                                See 'cardea user link --help'.
                                """));
    }

    private boolean isActive() {
        return site.inStore(store ->
                store.read(tx -> tx.users().byId(ada.id())).orElseThrow().isActive());
    }
}
