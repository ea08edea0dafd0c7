package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Cardea over SQLite, or over a PostgreSQL of its own; with one tenant, whose users come in through Point,
/// StaticBackend and
/// Aviauth.
final class CardeaServer implements PeerServer {

    private static final int USERS_OF_POINT = 10_000;
    private static final int REGULARS = 1_000;

    /// How many more tokens there are to be than the last run revoked in its time.
    private static final double SPARE = 1.5;

    private static final double FIRST_GUESS = 4_000;

    private final Path folder;
    private final Optional<Postgres> postgres;
    private final Cardea cardea;
    private final Credentials credentials;
    private Optional<Child> server = Optional.empty();
    private Optional<Crowd> crowd = Optional.empty();
    private Optional<People> people = Optional.empty();
    private int peopleCount;
    private double revocations = FIRST_GUESS;
    private int runs;

    private CardeaServer(Path folder, Optional<Postgres> postgres, Cardea cardea, Credentials credentials) {
        this.folder = folder;
        this.postgres = postgres;
        this.cardea = cardea;
        this.credentials = credentials;
    }

    static CardeaServer onSqlite(Path folder) throws IOException, InterruptedException {
        return of(folder, Optional.empty(), Map.of());
    }

    /// Starts the database.
    static CardeaServer onPostgres(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Postgres postgres = Postgres.start(folder.resolve("postgres"));
        return of(
                folder,
                Optional.of(postgres),
                Map.of(
                        "CARDEA_STORE", "postgresql",
                        "CARDEA_DATABASE_URL", postgres.url(),
                        "CARDEA_DATABASE_USERNAME", postgres.username(),
                        "CARDEA_DATABASE_PASSWORD", postgres.password()));
    }

    private static CardeaServer of(Path folder, Optional<Postgres> postgres, Map<String, String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Cardea cardea = new Cardea(folder.resolve("data"), settings);
        return new CardeaServer(folder, postgres, cardea, cardea.furnishAll());
    }

    @Override
    public long restart() throws IOException, InterruptedException {
        server.ifPresent(Child::close);
        long begin = System.nanoTime();
        server = Optional.of(cardea.start());
        FirstAnswer.await(port(), "/readyz");
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Override
    public void prepare(int count) throws IOException {
        peopleCount = count;
        crowd = Optional.of(Crowd.create(port(), credentials.apiKey(), USERS_OF_POINT));
        people = Optional.of(People.register(port(), credentials.publicKey(), count));
        crowd.get().writeRefreshTokens(file(PeerOperation.MINT), REGULARS);
        crowd.get().writeAccessTokens(file(PeerOperation.INTROSPECT), REGULARS);
        people.get().writeTokens(file(PeerOperation.CHECK));
        List<String> signIns = IntStream.range(0, count)
                .mapToObj(this::signIn)
                .map(Prepared::line)
                .toList();
        Files.write(file(PeerOperation.SIGN_IN), signIns);
    }

    @Override
    public Connection.Answer sample(PeerOperation operation) throws IOException {
        try (Connection connection = new Connection(port())) {
            return switch (operation) {
                case CHECK -> connection.ask(people.orElseThrow().me(0));
                case INTROSPECT ->
                    connection.ask(
                            "POST",
                            "/oauth2/introspect",
                            credentials.apiKey(),
                            "token=" + crowd.orElseThrow().token(connection));
                case MINT -> crowd.orElseThrow().mint(connection);
                case ROTATE ->
                    connection.ask(refresh(refreshToken(connection, 0)).bytes(port()));
                case SIGN_IN -> connection.ask(signIn(0).bytes(port()));
                case REVOKE -> crowd.orElseThrow().revoke(connection);
                case CREATE ->
                    connection.ask(
                            "POST", "/organizations/users/" + prefix() + "-00-00000000", credentials.apiKey(), "");
            };
        }
    }

    @Override
    public Wrk.Plan load(PeerOperation operation, int connections, int seconds) throws IOException {
        String file = file(operation).toString();
        return switch (operation) {
            case CHECK -> plan("me", connections, seconds, file);
            case INTROSPECT -> plan("introspect", connections, seconds, credentials.apiKey(), file);
            case MINT -> plan("mint", connections, seconds, file);
            case ROTATE -> {
                int count = 2 * connections; // each connection has one of them under way
                Files.write(
                        file(operation),
                        Errands.run(
                                port(), count, (connection, number) -> refreshToken(connection, number % peopleCount)));
                yield plan("rotate", connections, seconds, credentials.clientId(), credentials.clientSecret(), file);
            }
            case SIGN_IN -> plan("prepared", connections, seconds, file, "again");
            case REVOKE -> {
                crowd.orElseThrow()
                        .writeAccessTokens(file(operation), (int) (revocations * seconds * SPARE) + connections);
                yield plan("revoke", connections, seconds, file, "once");
            }
            case CREATE -> plan("create", connections, seconds, credentials.apiKey(), prefix());
        };
    }

    @Override
    public void learn(PeerOperation operation, Wrk run) {
        if (operation == PeerOperation.REVOKE) {
            revocations = run.exhausted() ? 2 * revocations : run.requestsPerSecond();
        }
    }

    @Override
    public ProcessTree processes() {
        List<ProcessHandle> roots = new ArrayList<>(List.of(server.orElseThrow().handle()));
        postgres.map(Postgres::handle).ifPresent(roots::add);
        return new ProcessTree(roots);
    }

    @Override
    public void close() {
        server.ifPresent(Child::close);
        postgres.ifPresent(Postgres::close);
    }

    private Wrk.Plan plan(String script, int connections, int seconds, String... arguments) {
        return new Wrk.Plan(Place.script(script), port(), connections, seconds, List.of(arguments));
    }

    /// The people have registered with StaticBackend: they are the same users in all families.
    private Prepared signIn(int person) {
        return ofClient(
                "grant_type", "password", "username", People.address(person), "password", People.password(person));
    }

    private Prepared refresh(String refreshToken) {
        return ofClient("grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    private Prepared ofClient(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("client_id", credentials.clientId(), "client_secret", credentials.clientSecret()));
        return Prepared.form("/latest/auth/token", all);
    }

    private String refreshToken(Connection connection, int person) throws IOException {
        Connection.Answer answer = connection.ask(signIn(person).bytes(port()));
        if (answer.status() != 200) {
            throw new Failed("a sign-in was answered " + answer.status() + ": " + answer.body());
        }
        return answer.text("refresh_token");
    }

    private int port() {
        return server.orElseThrow().port();
    }

    private String prefix() {
        runs++;
        return "run-%05d".formatted(runs);
    }

    private Path file(PeerOperation operation) {
        return folder.resolve(operation.name() + ".tsv");
    }
}
