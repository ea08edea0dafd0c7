package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Result;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Users of Point: access tokens, refresh tokens, API keys, and the user as a whole.
final class PointHousehold implements Household {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(?:Bearer )?([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("(?s)^([^\\n]+)\\n");
    private static final Pattern KEY_NUMBER = Pattern.compile("This is API key ([0-9]+)");
    private static final String OF_TENANT = Fleet.TENANT_OPTIONS;

    /// More than the 64 revoked tokens that a node remembers of a user.
    private static final int TOKENS_OF_A_USER = 80;

    private final Client client;
    private final Secrets secrets;
    private Optional<User> home = Optional.empty();
    private int tokensOfHome = 0;

    /// @param path of the user, below which everything else is
    private record User(String name, String path, Credential refresh, String refreshText) {

        String refreshId() {
            return refresh.id();
        }
    }

    PointHousehold(Client client, Secrets secrets) {
        this.client = client;
        this.secrets = secrets;
    }

    @Override
    public Optional<Case> next() {
        return switch (client.dice().below(20)) {
            case 0, 1, 2, 3, 4 -> newUser().flatMap(this::refreshToken);
            case 5, 6 -> newUser().flatMap(this::wholeUser);
            case 7, 8 -> atHome().flatMap(this::apiKey);
            default -> atHome().flatMap(this::accessToken);
        };
    }

    private Optional<User> atHome() {
        if (home.isEmpty() || tokensOfHome == TOKENS_OF_A_USER) {
            home = newUser();
            tokensOfHome = 0;
        }
        tokensOfHome++;
        return home;
    }

    private Optional<User> newUser() {
        String name = client.fresh("user");
        String refreshId = "refresh of " + name;
        Call create = HttpCall.of("POST /organizations/users/" + name)
                .bearer(secrets.apiKey())
                .done(200, "point: create user");
        return client.mint(create, refreshId, name).map(body -> {
            String path = "/organizations/users/" + Tokens.found(ID, body).replace("|", "%7C");
            String token = Tokens.found(TOKEN, body);
            Call mint =
                    HttpCall.of("POST " + path + "/access_token").bearer(token).done(200, "point: mint by refresh");
            Credential refresh =
                    new Credential(refreshId, List.of(mint, Tokens.introspect("point refresh", token, secrets)));
            return new User(name, path, refresh, token);
        });
    }

    private Optional<Case> accessToken(User user) {
        boolean isDerived = client.dice().oneIn(2);
        String id = client.fresh("access");
        return (isDerived ? derived(user, id) : withKey(user, id, secrets.apiKey(), "main key")).map(text -> {
            String path = "/access_token/" + text;
            Call ending = switch (client.dice().below(4)) {
                case 0 ->
                    HttpCall.of("DELETE " + user.path().substring("/organizations".length()) + path)
                            .bearer(client.dice().oneIn(2) ? secrets.apiKey() : user.refreshText())
                            .done(200, "point: access token, from above");
                case 1 ->
                    HttpCall.of("DELETE " + user.path() + path)
                            .bearer(text)
                            .done(200, "point: access token, by itself");
                default -> Tokens.revoke("point: access token, RFC 7009", text, secrets);
            };
            return new Case(id, List.of(ending), 4, List.of(access(user, id, text)), List.of(user.refresh()), _ -> {});
        });
    }

    private Optional<Case> refreshToken(User user) {
        String derivedId = client.fresh("access");
        String keptId = client.fresh("access");
        Optional<String> derived = derived(user, derivedId);
        Optional<String> kept = withKey(user, keptId, secrets.apiKey(), "main key");
        if (derived.isEmpty() || kept.isEmpty()) {
            return Optional.empty();
        }
        String path = user.path() + "/refresh_token";
        List<Call> endings = List.of(
                HttpCall.of("DELETE " + path).bearer(user.refreshText()).done(200, "point: refresh token, by itself"),
                HttpCall.of("POST " + path).bearer(secrets.apiKey()).done(200, "point: refresh token, renewed"),
                Tokens.revoke("point: refresh token, RFC 7009", user.refreshText(), secrets));
        return Optional.of(new Case(
                user.refreshId(),
                endings,
                4,
                List.of(user.refresh(), access(user, derivedId, derived.get())),
                List.of(access(user, keptId, kept.get())),
                _ -> {}));
    }

    private Optional<Case> wholeUser(User user) {
        String id = client.fresh("access");
        return withKey(user, id, secrets.apiKey(), "main key")
                .map(text -> new Case(
                        user.name(),
                        List.of(new CommandCall(
                                "user deactivate", ("user deactivate " + user.name() + OF_TENANT).split(" "))),
                        4,
                        List.of(user.refresh(), access(user, id, text)),
                        List.of(),
                        _ -> {}));
    }

    private Optional<Case> apiKey(User user) {
        String keyId = client.fresh("key");
        Optional<String> made =
                client.mint(new CommandCall("key create", ("key create" + OF_TENANT).split(" ")), keyId);
        String id = client.fresh("access");
        return made.flatMap(said -> {
            String key = Tokens.found(KEY, said);
            Call use = HttpCall.of("GET " + user.path()).bearer(key).done(200, "point: read user by key");
            Call revoke = new CommandCall("key revoke", ("key revoke " + Tokens.found(KEY_NUMBER, said)).split(" "));
            return withKey(user, id, key, keyId)
                    .map(text -> new Case(
                            keyId,
                            List.of(revoke),
                            4,
                            List.of(new Credential(keyId, List.of(use)), access(user, id, text)),
                            List.of(user.refresh()),
                            _ -> {}));
        });
    }

    private Optional<String> derived(User user, String id) {
        Call mint = HttpCall.of("POST " + user.path() + "/access_token")
                .bearer(user.refreshText())
                .done(200, "point: mint by refresh");
        return client.mint(mint, id, user.refreshId(), user.name()).map(body -> Tokens.found(TOKEN, body));
    }

    private Optional<String> withKey(User user, String id, String key, String keyId) {
        Call mint = HttpCall.of("POST " + user.path().substring("/organizations".length()) + "/access_token")
                .bearer(key)
                .done(200, "point: mint by key");
        return client.mint(mint, id, keyId, user.name()).map(body -> Tokens.found(TOKEN, body));
    }

    /// An access token opens one thing: the revocation of another one.
    private Credential access(User user, String id, String text) {
        Call use = HttpCall.of("DELETE " + user.path() + "/access_token/none")
                .bearer(text)
                .meaning("point: use access token", answer -> switch (answer.status()) {
                    case 200 -> Result.DONE;
                    case 401 -> Result.REFUSED;
                    default -> Result.UNEXPECTED;
                });
        return new Credential(id, List.of(use, Tokens.introspect("point access", text, secrets)));
    }
}
