package dev.cardea.app;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Scopes;
import dev.cardea.flow.ClientCaller;
import dev.cardea.flow.GrantedTokens;
import dev.cardea.flow.MagicLink;
import dev.cardea.flow.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something of everything that an installation gives out, made by its own flows: what must live on wherever it
/// goes, and what must stay dead.
final class Household {

    private static final String URL = "https://api.example.org/latest";
    private static final String ANN = "ann@example.org";

    private final People people;
    private final List<String> living = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private final String clientSecret;
    private final String apiKey;
    private String resetCode;
    private String refresh;

    private Household(OpenInstallation house) {
        this.people = People.joining(house, "A", Environment.STAGING);
        this.apiKey = got(house.operations().createApiKey().run(people.ref(), "another key"))
                .secret();
        this.clientSecret = got(house.operations()
                        .createClient()
                        .run(people.ref(), Optional.of("web"), Optional.empty(), Scopes.ALL))
                .secret();
        point(house);
        sessions();
        this.resetCode = people.resetCode(ANN);
        this.refresh = grants(house);
        query(house);
        letters();
    }

    /// Fills every table.
    static Household in(OpenInstallation house) {
        return new Household(house);
    }

    /// The same things are good and the same are not, and new ones can be had.
    void isWellIn(OpenInstallation house) {
        People now = people.in(house);
        assertThat(living)
                .allMatch(token ->
                        house.flows().introspect().run(now.tenant(), token).isPresent());
        assertThat(dead)
                .noneMatch(token ->
                        house.flows().introspect().run(now.tenant(), token).isPresent());
        assertThat(now.point().isIdentified(apiKey)).isTrue();
        assertThat(house.operations().listLetters().run().isEmpty()).isFalse();

        String fresh = now.point().create("user-" + living.size());
        living.add(fresh);
        living.add(now.register("person-" + living.size() + "@example.org"));
        String ended = now.begin(ANN);
        now.revoke(ended);
        dead.add(ended);
        refresh = refreshed(house, client(house));
        assertThat(now.flows().resetPassword().run(now.tenant(), ANN, "0000000000", "guessed"))
                .isInstanceOf(Outcome.No.class);
    }

    /// A code that was given out before is good for once.
    void codeIsGoodIn(OpenInstallation house) {
        People now = people.in(house);
        got(now.flows().resetPassword().run(now.tenant(), ANN, resetCode, "another password"));
        assertThat(now.flows().resetPassword().run(now.tenant(), ANN, resetCode, "a third password"))
                .isInstanceOf(Outcome.No.class);
        living.removeIf(
                token -> house.flows().introspect().run(now.tenant(), token).isEmpty()); // sessions of hers
        now.signIn(ANN, "another password");
        resetCode = now.resetCode(ANN);
    }

    private void point(OpenInstallation house) {
        String held = people.point().create("user-1");
        living.add(held);
        living.add(people.point().mint("user-1", held));
        living.add(people.point().mint("user-1"));
        String revoked = people.point().mint("user-1");
        people.point().revoke("user-1", revoked);
        dead.add(revoked);
        got(house.operations().rotateSigningKey().run(people.ref()));
        living.add(people.point().create("user-2"));
        String replaced = people.point().create("user-3");
        living.add(people.point().renew("user-3"));
        dead.add(replaced);
    }

    private void sessions() {
        living.add(people.register(ANN));
        String ended = people.begin(ANN);
        people.revoke(ended);
        dead.add(ended);
    }

    private String grants(OpenInstallation house) {
        GrantedTokens granted = got(house.flows()
                .grants()
                .registerByClient()
                .run(client(house), "bob@example.org", "staple of a battery", Scopes.USUAL, URL));
        living.add(granted.access());
        return granted.refresh();
    }

    private ClientCaller client(OpenInstallation house) {
        return got(house.flows().grants().identifyClient().run(Door.AVIAUTH, "web", clientSecret));
    }

    private String refreshed(OpenInstallation house, ClientCaller client) {
        return got(house.flows().grants().refreshGrant().run(client, refresh, Scopes.of(), Duration.ofMinutes(1), URL))
                .refresh();
    }

    private void query(OpenInstallation house) {
        got(house.operations().addAdministrator().run(people.ref(), "boss@example.org", "password of the boss"));
        living.add(
                got(people.query().tradePassword().run(people.tenant(), "boss@example.org", "password of the boss")));
        assertThat(house.operations().listTenants().run()).isNotEmpty();
    }

    private void letters() {
        got(people.flows()
                .sendMagicLink()
                .run(
                        people.tenant(),
                        new MagicLink(
                                "shop@example.org",
                                "The Shop",
                                ANN,
                                "Subject of a letter",
                                "<p>Text of a letter: [link]</p>",
                                "https://app.example/sign-in")));
    }
}
