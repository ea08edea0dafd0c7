package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Loads a server with one operation, with everything that its requests need prepared before.
final class Loads {

    /// Over these go the refresh tokens, access tokens and sessions that are used again and again.
    private static final int REGULARS = 1_000;

    /// More than there are connections, as each of them has one under way.
    private static final int FEWEST_SIGN_INS = 128;

    /// How many more tokens there are to be than the last run revoked in its time.
    private static final double SPARE = 1.5;

    private static final double FIRST_GUESS = 4_000;

    private final Credentials credentials;
    private final Crowd crowd;
    private final People people;
    private final SignIns signIns;
    private final Path refreshTokens;
    private final Path accessTokens;
    private final Path toRevoke;
    private final Path sessions;
    private final Path rotating;
    private final Path rotated;
    private final Map<Integer, Double> revocations = new HashMap<>();
    private int runs;

    private Loads(Credentials credentials, Crowd crowd, People people, SignIns signIns, Path folder)
            throws IOException {
        this.credentials = credentials;
        this.crowd = crowd;
        this.people = people;
        this.signIns = signIns;
        this.refreshTokens = folder.resolve("refresh-tokens.tsv");
        this.accessTokens = folder.resolve("access-tokens.tsv");
        this.toRevoke = folder.resolve("to-revoke.tsv");
        this.sessions = folder.resolve("sessions.tsv");
        this.rotating = folder.resolve("rotating-tokens.tsv");
        this.rotated = folder.resolve("rotated-tokens.tsv");
        crowd.writeRefreshTokens(refreshTokens, REGULARS);
        crowd.writeAccessTokens(accessTokens, REGULARS);
        crowd.writeAccessTokens(toRevoke, REGULARS);
        people.writeTokens(sessions);
        signIns.writeTokens(rotating);
    }

    /// Makes the users that the requests need: so many without a password, and some with one.
    ///
    /// @param folder for lists of tokens, which the load driver reads
    static Loads prepare(Child server, Credentials credentials, int users, Path folder) throws IOException {
        int port = server.port();
        int withPassword = Math.clamp(users, FEWEST_SIGN_INS, REGULARS);
        return new Loads(
                credentials,
                Crowd.create(port, credentials.apiKey(), users),
                People.register(port, credentials.publicKey(), withPassword),
                SignIns.register(port, credentials, withPassword),
                Files.createDirectories(folder));
    }

    /// One request of the kind, by which the size of an answer is known.
    Connection.Answer sample(Operation operation, int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            return switch (operation) {
                case CREATE ->
                    connection.ask(
                            "POST", "/organizations/users/" + prefix() + "-00-00000000", credentials.apiKey(), "");
                case MINT -> crowd.mint(connection);
                case INTROSPECT ->
                    connection.ask(
                            "POST", "/oauth2/introspect", credentials.apiKey(), "token=" + crowd.token(connection));
                case REVOKE -> crowd.revoke(connection);
                case ME -> connection.ask(people.me(0));
                case REFRESH -> signIns.refresh(connection);
            };
        }
    }

    /// A load for the server itself. What can be used once is made here; how much of it, is known from [#learn].
    Wrk.Plan good(Operation operation, int port, int connections, int seconds) throws IOException {
        return switch (operation) {
            case REVOKE -> {
                double rate = revocations.getOrDefault(connections, FIRST_GUESS);
                crowd.writeAccessTokens(toRevoke, (int) (rate * seconds * SPARE) + REGULARS);
                yield plan(operation, port, connections, seconds, List.of(toRevoke.toString(), "once"));
            }
            case REFRESH -> {
                signIns.writeTokens(rotating);
                yield any(operation, port, connections, seconds);
            }
            case CREATE, MINT, INTROSPECT, ME -> any(operation, port, connections, seconds);
        };
    }

    /// A load for an endpoint that does not look at what it is sent.
    Wrk.Plan any(Operation operation, int port, int connections, int seconds) {
        List<String> arguments = switch (operation) {
            case CREATE -> List.of(credentials.apiKey(), prefix());
            case MINT -> List.of(refreshTokens.toString());
            case INTROSPECT -> List.of(credentials.apiKey(), accessTokens.toString());
            case REVOKE -> List.of(toRevoke.toString(), "again");
            case ME -> List.of(sessions.toString());
            case REFRESH ->
                List.of(credentials.clientId(), credentials.clientSecret(), rotating.toString(), rotated.toString());
        };
        return plan(operation, port, connections, seconds, arguments);
    }

    /// To be told of each run of a good load, lest the next one has too few tokens, or dead ones.
    void learn(Operation operation, int connections, Wrk run) throws IOException {
        if (operation == Operation.REVOKE) {
            double last = revocations.getOrDefault(connections, FIRST_GUESS);
            revocations.put(connections, run.exhausted() ? 2 * last : run.requestsPerSecond());
        }
        if (operation == Operation.REFRESH) {
            if (run.exhausted()) {
                throw new Failed("there are fewer sign-ins than connections");
            }
            signIns.learn(rotated);
        }
    }

    private static Wrk.Plan plan(Operation operation, int port, int connections, int seconds, List<String> arguments) {
        return new Wrk.Plan(Place.script(operation.word()), port, connections, seconds, arguments);
    }

    private String prefix() {
        runs++;
        return "run-%05d".formatted(runs);
    }
}
