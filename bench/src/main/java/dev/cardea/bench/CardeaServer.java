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
/// StaticBackend
/// and Aviauth.
final class CardeaServer implements PeerServer {

    /// So many of those who have a password sign in, in turn.
    private static final int SIGN_INS = 128;

    private final String name;
    private final Path folder;
    private final Optional<Postgres> postgres;
    private final Cardea cardea;
    private final Credentials credentials;
    private Optional<Child> server = Optional.empty();
    private Optional<Loads> loads = Optional.empty();

    private CardeaServer(
            String name, Path folder, Optional<Postgres> postgres, Cardea cardea, Credentials credentials) {
        this.name = name;
        this.folder = folder;
        this.postgres = postgres;
        this.cardea = cardea;
        this.credentials = credentials;
    }

    static CardeaServer onSqlite(Path folder) throws IOException, InterruptedException {
        return of("cardea", folder, Optional.empty(), Map.of());
    }

    /// Starts the database.
    static CardeaServer onPostgres(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Postgres postgres = Postgres.start(folder.resolve("postgres"));
        return of(
                "cardea-postgresql",
                folder,
                Optional.of(postgres),
                Map.of(
                        "CARDEA_STORE", "postgresql",
                        "CARDEA_DATABASE_URL", postgres.url(),
                        "CARDEA_DATABASE_USERNAME", postgres.username(),
                        "CARDEA_DATABASE_PASSWORD", postgres.password()));
    }

    private static CardeaServer of(String name, Path folder, Optional<Postgres> postgres, Map<String, String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Cardea cardea = new Cardea(folder.resolve("data"), settings);
        return new CardeaServer(name, folder, postgres, cardea, cardea.furnishAll());
    }

    @Override
    public long restart() throws IOException, InterruptedException {
        server.ifPresent(Child::close);
        long begin = System.nanoTime();
        server = Optional.of(cardea.start(name));
        FirstAnswer.await(port(), "/readyz");
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Override
    public void prepare(int users) throws IOException {
        loads = Optional.of(Loads.prepare(server.orElseThrow(), credentials, users, folder));
        List<String> signIns = IntStream.range(0, SIGN_INS)
                .mapToObj(this::signIn)
                .map(Prepared::line)
                .toList();
        Files.write(signIns(), signIns);
    }

    @Override
    public Connection.Answer sample(PeerOperation operation) throws IOException {
        if (operation == PeerOperation.SIGN_IN) {
            try (Connection connection = new Connection(port())) {
                return connection.ask(signIn(0).bytes(port()));
            }
        }
        return loads.orElseThrow().sample(own(operation), port());
    }

    @Override
    public Wrk.Plan load(PeerOperation operation, int connections, int seconds) throws IOException {
        return operation == PeerOperation.SIGN_IN
                ? new Wrk.Plan(
                        Place.script("prepared"),
                        port(),
                        connections,
                        seconds,
                        List.of(signIns().toString(), "again"))
                : loads.orElseThrow().good(own(operation), port(), connections, seconds);
    }

    @Override
    public void learn(PeerOperation operation, int connections, Wrk run) throws IOException {
        if (operation != PeerOperation.SIGN_IN) {
            loads.orElseThrow().learn(own(operation), connections, run);
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

    private static Operation own(PeerOperation operation) {
        return switch (operation) {
            case CHECK -> Operation.ME;
            case INTROSPECT -> Operation.INTROSPECT;
            case MINT -> Operation.MINT;
            case ROTATE -> Operation.REFRESH;
            case REVOKE -> Operation.REVOKE;
            case CREATE -> Operation.CREATE;
            case SIGN_IN -> throw new IllegalArgumentException("no operation of its own signs in");
        };
    }

    /// The people have registered with StaticBackend: they are the same users in all families.
    private Prepared signIn(int person) {
        return Prepared.form(
                "/latest/auth/token",
                List.of(
                        "grant_type",
                        "password",
                        "username",
                        People.address(person),
                        "password",
                        People.password(person),
                        "client_id",
                        credentials.clientId(),
                        "client_secret",
                        credentials.clientSecret()));
    }

    private Path signIns() {
        return folder.resolve("sign-ins.tsv");
    }

    private int port() {
        return server.orElseThrow().port();
    }
}
