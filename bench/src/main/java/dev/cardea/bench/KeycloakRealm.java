package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The realm that is measured, made through Keycloak's own API: one confidential client and users with a password. All
/// that is not said here is as Keycloak has it, above all the hashing of passwords.
final class KeycloakRealm {

    private static final String PATH = "/realms/bench";

    private static final String CLIENT = "bench";
    private static final String SECRET = "the secret of the client";
    private static final String TOKENS = "/protocol/openid-connect/token";
    private static final int LIFESPAN_SECONDS = 86_400; // nothing ends while it is measured

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;

    KeycloakRealm(int port) {
        this.port = port;
    }

    /// To be called first.
    void create(String administratorName, String administratorPassword) throws IOException {
        String administrator = accessToken(asked(Prepared.form(
                "/realms/master" + TOKENS,
                List.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        administratorName,
                        "password",
                        administratorPassword))));
        asked(Prepared.json("/admin/realms", administrator, representation()));
    }

    /// Makes people with passwords, each with a session.
    ///
    /// @return a refresh token of each
    List<String> people(int count) throws IOException {
        String token = serviceToken();
        return Errands.run(port, count, (connection, number) -> {
            asked(connection, Prepared.json(users(), token, person(number)));
            return asked(connection, signIn(number)).text("refresh_token");
        });
    }

    /// An access token of the client itself, which may create users.
    String serviceToken() throws IOException {
        return accessToken(asked(ofClient(TOKENS, "grant_type", "client_credentials")));
    }

    /// New access tokens, of those refresh tokens in turn.
    List<String> accessTokens(List<String> refreshTokens, int count) {
        return Errands.run(
                port,
                count,
                (connection, number) ->
                        accessToken(asked(connection, refresh(refreshTokens.get(number % refreshTokens.size())))));
    }

    /// The path at which users are created.
    String users() {
        return "/admin" + PATH + "/users";
    }

    /// A user without a password.
    ///
    /// @param bearer a token that may do that
    Prepared createUser(String bearer, String username) {
        return Prepared.json(
                users(),
                bearer,
                JSON.writeValueAsString(
                        JSON.createObjectNode().put("username", username).put("enabled", true)));
    }

    Prepared userinfo(String accessToken) {
        return Prepared.get(
                PATH + "/protocol/openid-connect/userinfo", "Authorization: Bearer " + accessToken, "Accept: */*");
    }

    Prepared introspect(String accessToken) {
        return ofClient(TOKENS + "/introspect", "token", accessToken);
    }

    Prepared refresh(String refreshToken) {
        return ofClient(TOKENS, "grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    Prepared revoke(String accessToken) {
        return ofClient("/protocol/openid-connect/revoke", "token", accessToken);
    }

    /// @param person the number of one of those made before
    Prepared signIn(int person) {
        return ofClient(
                TOKENS,
                "grant_type",
                "password",
                "username",
                "person-" + person,
                "password",
                password(person),
                "scope",
                "openid");
    }

    private static Prepared ofClient(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("client_id", CLIENT, "client_secret", SECRET));
        return Prepared.form(PATH + path, all);
    }

    /// The answer to a request that has to succeed.
    Connection.Answer asked(Prepared request) throws IOException {
        try (Connection connection = new Connection(port)) {
            return asked(connection, request);
        }
    }

    private Connection.Answer asked(Connection connection, Prepared request) throws IOException {
        Connection.Answer answer = connection.ask(request.bytes(port));
        if (answer.status() / 100 != 2) {
            throw new Failed("Keycloak answered %s %s with %d: %s"
                    .formatted(request.method(), request.path(), answer.status(), answer.body()));
        }
        return answer;
    }

    private static String accessToken(Connection.Answer answer) {
        return answer.text("access_token");
    }

    private static String person(int number) {
        ObjectNode person = JSON.createObjectNode()
                .put("username", "person-" + number)
                .put("email", "person-" + number + "@example.com")
                .put("firstName", "Person")
                .put("lastName", "Number " + number)
                .put("emailVerified", true)
                .put("enabled", true);
        person.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password(number))
                .put("temporary", false);
        return JSON.writeValueAsString(person);
    }

    private static String password(int number) {
        return "the pass phrase of number " + number;
    }

    /// The client is among the audience of its access tokens: it could not introspect them otherwise.
    private static String representation() {
        return """
                {
                  "realm": "bench",
                  "enabled": true,
                  "accessTokenLifespan": %1$d,
                  "ssoSessionIdleTimeout": %1$d,
                  "ssoSessionMaxLifespan": %1$d,
                  "clients": [{
                    "clientId": "%2$s",
                    "secret": "%3$s",
                    "publicClient": false,
                    "standardFlowEnabled": false,
                    "directAccessGrantsEnabled": true,
                    "serviceAccountsEnabled": true,
                    "protocolMappers": [{
                      "name": "audience",
                      "protocol": "openid-connect",
                      "protocolMapper": "oidc-audience-mapper",
                      "config": {"included.client.audience": "%2$s", "access.token.claim": "true"}
                    }]
                  }],
                  "users": [{
                    "username": "service-account-%2$s",
                    "enabled": true,
                    "serviceAccountClientId": "%2$s",
                    "clientRoles": {"realm-management": ["manage-users"]}
                  }]
                }
                """.formatted(LIFESPAN_SECONDS, CLIENT, SECRET);
    }
}
