package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Loads a server with one operation, with everything that its requests need prepared before.
final class Loads {

    /// Over these go the refresh tokens and access tokens that are used again and again.
    private static final int REGULARS = 1_000;

    /// How many more tokens there are to be than the last run revoked in its time.
    private static final double SPARE = 1.5;

    private static final double FIRST_GUESS = 4_000;

    private final String apiKey;
    private final Crowd crowd;
    private final Path refreshTokens;
    private final Path accessTokens;
    private final Path toRevoke;
    private final Map<Integer, Double> revocations = new HashMap<>();
    private int runs;

    Loads(String apiKey, Crowd crowd, Path folder) throws IOException {
        this.apiKey = apiKey;
        this.crowd = crowd;
        this.refreshTokens = folder.resolve("refresh-tokens.tsv");
        this.accessTokens = folder.resolve("access-tokens.tsv");
        this.toRevoke = folder.resolve("to-revoke.tsv");
        crowd.writeRefreshTokens(refreshTokens, REGULARS);
        crowd.writeAccessTokens(accessTokens, REGULARS);
        crowd.writeAccessTokens(toRevoke, REGULARS);
    }

    /// One request of the kind, by which the size of an answer is known.
    Connection.Answer sample(Operation operation, int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            return switch (operation) {
                case CREATE -> connection.ask("POST", "/organizations/users/" + prefix() + "-00-00000000", apiKey, "");
                case MINT -> crowd.mint(connection);
                case INTROSPECT ->
                    connection.ask("POST", "/oauth2/introspect", apiKey, "token=" + crowd.token(connection));
                case REVOKE -> crowd.revoke(connection);
            };
        }
    }

    /// A load for the server itself. A token is revoked once, so enough of them are made here; how many that is, is
    /// known from [#learn].
    Wrk.Plan ours(Operation operation, int port, int connections, int seconds) throws IOException {
        if (operation != Operation.REVOKE) {
            return plan(operation, port, connections, seconds);
        }
        double rate = revocations.getOrDefault(connections, FIRST_GUESS);
        crowd.writeAccessTokens(toRevoke, (int) (rate * seconds * SPARE) + REGULARS);
        return new Wrk.Plan(
                Place.script(operation.word()), port, connections, seconds, List.of(toRevoke.toString(), "once"));
    }

    /// A load for an endpoint that does not look at what it is sent.
    Wrk.Plan bare(Operation operation, int port, int connections, int seconds) {
        return plan(operation, port, connections, seconds);
    }

    /// To be told of each run, lest the next one has too few tokens.
    void learn(Operation operation, int connections, Wrk run) {
        if (operation == Operation.REVOKE) {
            double last = revocations.getOrDefault(connections, FIRST_GUESS);
            revocations.put(connections, run.exhausted() ? 2 * last : run.requestsPerSecond());
        }
    }

    private Wrk.Plan plan(Operation operation, int port, int connections, int seconds) {
        List<String> arguments = switch (operation) {
            case CREATE -> List.of(apiKey, prefix());
            case MINT -> List.of(refreshTokens.toString());
            case INTROSPECT -> List.of(apiKey, accessTokens.toString());
            case REVOKE -> List.of(toRevoke.toString(), "again");
        };
        return new Wrk.Plan(Place.script(operation.word()), port, connections, seconds, arguments);
    }

    private String prefix() {
        runs++;
        return "run-%05d".formatted(runs);
    }
}
