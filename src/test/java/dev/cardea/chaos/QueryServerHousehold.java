package dev.cardea.chaos;

import dev.cardea.chaos.HttpCall.Draft;
import dev.cardea.chaos.Operation.Result;
import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Users of Query Server, with one token each.
final class QueryServerHousehold implements Household {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int TOKENS_OF_A_USER = 30;

    private final Client client;
    private final Secrets secrets;

    private Optional<String> home = Optional.empty();
    private int tokensOfHome = 0;

    QueryServerHousehold(Client client, Secrets secrets) {
        this.client = client;
        this.secrets = secrets;
    }

    @Override
    public Optional<Case> next() {
        return client.dice().oneIn(8) ? newUser().flatMap(this::wholeUser) : atHome().flatMap(this::token);
    }

    private Optional<String> atHome() {
        if (home.isEmpty() || tokensOfHome == TOKENS_OF_A_USER) {
            home = newUser();
            tokensOfHome = 0;
        }
        tokensOfHome++;
        return home;
    }

    private Optional<String> newUser() {
        String name = client.fresh("query-user");
        return client.ask(administratively("POST /_/user")
                        .json("{\"email\":\"" + email(name) + "\",\"password\":\"" + client.fresh("password") + "\"}")
                        .done(201, "queryserver: add user"))
                .map(_ -> name);
    }

    private Optional<Case> token(String name) {
        return made(name).map(token -> {
            List<Call> endings = List.of(
                    remove(name, "queryserver: token removed"),
                    administratively("PUT /_/user-token")
                            .json("{\"email\":\"" + email(name) + "\",\"write\":false}")
                            .done(200, "queryserver: token replaced"),
                    Tokens.revoke("queryserver: token, RFC 7009", token.text(), secrets));
            return new Case(token.credential().id(), endings, 4, List.of(token.credential()), List.of(), this::moveOn);
        });
    }

    private Optional<Case> wholeUser(String name) {
        Call removed = administratively("DELETE /_/user")
                .json("{\"email\":\"" + email(name) + "\"}")
                .meaning("queryserver: user removed", QueryServerHousehold::isKnown);
        Call locked = administratively("PUT /_/user")
                .json("{\"email\":\"" + email(name) + "\",\"active\":false}")
                .done(200, "queryserver: user deactivated");
        return made(name)
                .map(token -> new Case(
                        name,
                        List.of(client.dice().oneIn(2) ? removed : locked),
                        4,
                        List.of(token.credential()),
                        List.of(),
                        _ -> {}));
    }

    private record Made(Credential credential, String text) {}

    /// In the place of one that nobody knows, or that has been revoked and is still in its place.
    private Optional<Made> made(String name) {
        String id = client.fresh("query-token");
        Call create = administratively("POST /_/user-token")
                .json("{\"email\":\"" + email(name) + "\",\"write\":true}")
                .done(201, "queryserver: create token");
        Call show =
                administratively("GET /_/user-token/value?email=" + email(name)).done(200, "queryserver: show token");
        return client.ask(remove(name, "queryserver: make room"))
                .flatMap(_ -> client.ask(create))
                .flatMap(_ -> client.mint(show, id, name))
                .map(body -> {
                    String text = Tokens.found(TOKEN, body);
                    Call own = HttpCall.of("GET /_/user-token/value?email=" + email(name))
                            .bearer(text)
                            .done(200, "queryserver: show own token");
                    return new Made(
                            new Credential(id, List.of(own, Tokens.introspect("queryserver token", text, secrets))),
                            text);
                });
    }

    /// What may still be done to a token may be done to the next one.
    private void moveOn(Result result) {
        if (result != Result.DONE) {
            home = Optional.empty();
        }
    }

    private Call remove(String name, String kind) {
        return administratively("DELETE /_/user-token")
                .json("{\"email\":\"" + email(name) + "\"}")
                .done(200, kind);
    }

    private static Result isKnown(Answer answer) {
        return switch (answer.status()) {
            case 200 -> Result.DONE;
            case 400 -> Result.REFUSED; // nobody has that address any more
            default -> Result.UNEXPECTED;
        };
    }

    private Draft administratively(String methodAndPath) {
        return HttpCall.of(methodAndPath).bearer(secrets.administrator());
    }

    private static String email(String name) {
        return name + "@example.org";
    }
}
