package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.Term;
import dev.cardea.core.TokenSeed;
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

    /// Who registered the address first, with a password of their own, must not become an administrator by it.
    @Test
    void anAdministratorBeginsAnewUnlessTheAddressIsConfirmed() {
        furnish(ada);
        assertThat(site.say("user promote ada@example.org"))
                .isEqualTo(new Said(
                        0,
                        "The user ada@example.org of acme@dev is an administrator.\n",
                        "The address is not confirmed, so whatever the user held is worth nothing any more: an"
                                + " administrator must set a new password.\n"));
        assertThat(isAdministrator(ada)).isTrue();
        assertThat(holdsAnything(ada)).isFalse();

        User bob = site.user("acme", Environment.DEV, "bob@example.org", "employee-8");
        furnish(bob);
        site.inStore(store -> store.<Boolean>write(tx -> tx.directory().confirm(bob.id(), bob.created())));
        assertThat(site.say("user promote bob@example.org"))
                .isEqualTo(Said.done("The user bob@example.org of acme@dev is an administrator."));
        assertThat(holdsAnything(bob)).isTrue();
    }

    @Test
    void aFormerAdministratorKeepsTheRest() {
        site.say("user promote ada@example.org");
        furnish(ada);

        assertThat(site.say("user promote ada@example.org").err()).isEmpty();
        assertThat(site.say("user demote ada@example.org"))
                .isEqualTo(Said.done("The user ada@example.org of acme@dev is not an administrator."));
        assertThat(isAdministrator(ada)).isFalse();
        assertThat(holdsAnything(ada)).isTrue();
    }

    /// A password, a session and a token of Query Server.
    private void furnish(User user) {
        site.inStore(store -> store.<Boolean>write(tx -> {
            KeyNumber key = tx.signingKeys().of(user.tenant()).getFirst().number();
            QuerySubject subject = QuerySubject.of(key, new TokenSeed(user.id().number(), 7));
            tx.passwords().set(user.id(), new PasswordHash("hash"));
            tx.sessions().add(Session.starting(SessionId.of(user.id(), new TokenSeed(7, 7)), user.created()));
            tx.queryTokens().of(user.id()).ifPresent(old -> tx.queryTokens().remove(old.id()));
            return tx.queryTokens()
                    .add(new NewQueryToken(
                            user.tenant(),
                            new QueryToken.Holder.OfUser(user.id()),
                            subject,
                            key,
                            Term.endless(user.created()),
                            true,
                            true,
                            user.created()))
                    .isPresent();
        }));
    }

    private boolean holdsAnything(User user) {
        return site.inStore(store -> store.read(tx -> tx.passwords()
                        .of(user.id())
                        .isPresent()
                || !tx.sessions().latest(user.id(), 1).isEmpty()
                || tx.queryTokens().of(user.id()).flatMap(QueryToken::key).isPresent()));
    }

    private boolean isAdministrator(User user) {
        return site.inStore(store ->
                store.read(tx -> tx.users().byId(user.id())).orElseThrow().isAdministrator());
    }

    private boolean isActive() {
        return site.inStore(store ->
                store.read(tx -> tx.users().byId(ada.id())).orElseThrow().isActive());
    }
}
