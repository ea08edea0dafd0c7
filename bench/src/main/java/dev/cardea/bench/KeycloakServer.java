package dev.cardea.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Keycloak in production mode, on plain HTTP, over a PostgreSQL of its own.
final class KeycloakServer implements PeerServer {

    private static final String ADMINISTRATOR = "administrator";
    private static final int PEOPLE = 128;
    private static final int PATIENCE_SECONDS = 600; // the first start makes the tables

    /// How many more tokens there are to be than the last run revoked in its time.
    private static final double SPARE = 1.5;

    private static final double FIRST_GUESS = 1_000;

    private final Path folder;
    private final Postgres postgres;
    private final int port = portBelowTheKernels();
    private final KeycloakRealm realm = new KeycloakRealm(port);
    private Optional<Child> server = Optional.empty();
    private List<String> refreshTokens = List.of();
    private double revocations = FIRST_GUESS;
    private int runs;

    private KeycloakServer(Path folder, Postgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /// Fetches what is not there, and starts the database.
    static KeycloakServer open(Path folder) throws IOException, InterruptedException {
        KeycloakDistribution.ready();
        return new KeycloakServer(Files.createDirectories(folder), Postgres.start(folder.resolve("postgres")));
    }

    @Override
    public long restart() throws IOException, InterruptedException {
        server.ifPresent(Child::close);
        long begin = System.nanoTime();
        server = Optional.of(Child.start("keycloak", command(), List.of(port), PATIENCE_SECONDS));
        FirstAnswer.await(port, "/realms/master");
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Override
    public void prepare(int users) throws IOException {
        realm.create(ADMINISTRATOR, postgres.password());
        refreshTokens = realm.people(PEOPLE);
        List<String> accessTokens = realm.accessTokens(refreshTokens, PEOPLE);
        keep(PeerOperation.CHECK, accessTokens.stream().map(realm::userinfo).toList());
        keep(
                PeerOperation.INTROSPECT,
                accessTokens.stream().map(realm::introspect).toList());
        keep(PeerOperation.MINT, refreshTokens.stream().map(realm::refresh).toList());
        keep(
                PeerOperation.SIGN_IN,
                IntStream.range(0, PEOPLE).mapToObj(realm::signIn).toList());
    }

    @Override
    public Connection.Answer sample(PeerOperation operation) throws IOException {
        return realm.asked(
                switch (operation) {
                    case CHECK -> realm.userinfo(accessToken());
                    case INTROSPECT -> realm.introspect(accessToken());
                    case MINT, ROTATE -> realm.refresh(refreshTokens.getFirst());
                    case SIGN_IN -> realm.signIn(0);
                    case REVOKE -> realm.revoke(accessToken());
                    case CREATE -> realm.createUser(realm.serviceToken(), prefix() + "-00-00000000");
                });
    }

    @Override
    public Wrk.Plan load(PeerOperation operation, int connections, int seconds) throws IOException {
        if (operation == PeerOperation.CREATE) {
            return new Wrk.Plan(
                    Place.script("keycloak-create"),
                    port,
                    connections,
                    seconds,
                    List.of(realm.users(), realm.serviceToken(), prefix()));
        }
        boolean isOnce = operation == PeerOperation.REVOKE;
        if (isOnce) {
            int count = (int) (revocations * seconds * SPARE) + connections;
            keep(
                    operation,
                    realm.accessTokens(refreshTokens, count).stream()
                            .map(realm::revoke)
                            .toList());
        }
        return new Wrk.Plan(
                Place.script("prepared"),
                port,
                connections,
                seconds,
                List.of(file(operation).toString(), isOnce ? "once" : "again"));
    }

    @Override
    public void learn(PeerOperation operation, int connections, Wrk run) {
        if (operation == PeerOperation.REVOKE) {
            revocations = run.exhausted() ? 2 * revocations : run.requestsPerSecond();
        }
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(List.of(server.orElseThrow().handle(), postgres.handle()));
    }

    @Override
    public void close() {
        server.ifPresent(Child::close);
        postgres.close();
    }

    /// One node, so without the cluster that it would look for.
    private ProcessBuilder command() {
        return KeycloakDistribution.command(
                List.of(
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname-strict=false"),
                Map.of(
                        "KC_DB_URL", postgres.url(),
                        "KC_DB_USERNAME", postgres.username(),
                        "KC_DB_PASSWORD", postgres.password(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", postgres.password()));
    }

    /// Keycloak takes its port only when it has made its tables, so it is none of those that the kernel gives away.
    private static int portBelowTheKernels() {
        return IntStream.range(20_000, 30_000)
                .filter(KeycloakServer::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    private String accessToken() {
        return realm.accessTokens(refreshTokens, 1).getFirst();
    }

    private String prefix() {
        runs++;
        return "run-%05d".formatted(runs);
    }

    private void keep(PeerOperation operation, List<Prepared> requests) throws IOException {
        Files.write(file(operation), requests.stream().map(Prepared::line).toList());
    }

    private Path file(PeerOperation operation) {
        return folder.resolve(operation.name() + ".tsv");
    }
}
