package dev.cardea.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.chaos.Fleet.Database;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresServer;
import dev.cardea.testing.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What token checks one, two and three nodes answer, and what they ask of the database. Not part of the build:
/// `bench/run nodes`, which needs wrk.
@Timeout(value = 1, unit = TimeUnit.HOURS)
class NodeRates {

    private static final int SECONDS = Integer.getInteger("nodes.seconds", 8);
    private static final int ROUNDS = Integer.getInteger("nodes.rounds", 5);
    private static final int NODES = 3;
    private static final int CONNECTIONS = 48;
    private static final int USERS = 200;
    private static final Path SCRIPTS = Path.of("bench", "wrk");
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\\{[^}]*\"token\":\"Bearer ([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern FIGURES =
            Pattern.compile("FIGURES requests=([0-9]+) micros=([0-9]+) .* status=0 socket=0");

    @RegisterExtension
    final PostgresDatabase whereThereIsOne = new PostgresDatabase();

    @TempDir
    Path home;

    private final PostgresServer server = PostgresServer.running().orElseThrow();
    private final String database = server.createEmpty();

    @Test
    void figures() throws IOException, InterruptedException, SQLException {
        Database way = new Database(server.url(database), server.username(), server.password());
        try (Fleet fleet = new Fleet(home, Collections.nCopies(NODES, way))) {
            fleet.begin();
            fleet.awaitService();
            Path tokens = tokens(fleet);
            load(fleet, NODES, tokens);

            double idle = transactionsWhile(() -> TimeUnit.SECONDS.sleep(20)) / 20;
            IO.println("idle: %.1f transactions a second, of %d nodes".formatted(idle, NODES));
            List<List<Double>> rates = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int round = 0; round < ROUNDS; round++) {
                for (int nodes = 1; nodes <= NODES; nodes++) {
                    rates.get(nodes - 1).add(measured(fleet, nodes, tokens, idle));
                }
            }
            for (int nodes = 1; nodes <= NODES; nodes++) {
                double median = median(rates.get(nodes - 1));
                IO.println("%d nodes: %.0f checks a second, %.2f of one"
                        .formatted(nodes, median, median / median(rates.getFirst())));
            }
        } finally {
            server.drop(database);
        }
    }

    private double measured(Fleet fleet, int nodes, Path tokens, double idle)
            throws IOException, InterruptedException, SQLException {
        double[] rate = new double[1];
        double transactions = transactionsWhile(() -> rate[0] = load(fleet, nodes, tokens));
        IO.println("%d nodes: %.0f checks a second, %.2f transactions beyond idle for 1,000 of them"
                .formatted(nodes, rate[0], Math.max(0, transactions - idle * SECONDS) / (rate[0] * SECONDS) * 1_000));
        return rate[0];
    }

    /// Checks a second, all of the nodes together.
    private static double load(Fleet fleet, int nodes, Path tokens) throws IOException, InterruptedException {
        List<Process> loads = new ArrayList<>();
        for (Node node : fleet.nodes().subList(0, nodes)) {
            ProcessBuilder wrk = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + CONNECTIONS / nodes,
                            "-d" + SECONDS + "s",
                            "-s",
                            "introspect.lua",
                            "http://127.0.0.1:" + node.port(),
                            "--",
                            fleet.secrets().apiKey(),
                            tokens.toString())
                    .directory(SCRIPTS.toFile())
                    .redirectErrorStream(true);
            wrk.environment().put("BENCH_THREADS", "1");
            loads.add(wrk.start());
        }
        double sum = 0;
        for (Process load : loads) {
            String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            load.waitFor();
            Matcher figures = FIGURES.matcher(said);
            assertThat(figures.find()).as(said).isTrue();
            sum += Double.parseDouble(figures.group(1)) / Double.parseDouble(figures.group(2)) * 1e6;
        }
        return sum;
    }

    private Path tokens(Fleet fleet) throws IOException {
        StringBuilder rows = new StringBuilder();
        String apiKey = fleet.secrets().apiKey();
        for (int i = 0; i < USERS; i++) {
            String body = asked(fleet, "POST /users/rate-" + i, apiKey);
            rows.append(Tokens.found(ID, body)).append('\t');
            rows.append(Tokens.found(TOKEN, asked(fleet, "POST /users/rate-" + i + "/access_token", apiKey)))
                    .append('\n');
        }
        return Files.writeString(home.resolve("tokens"), rows);
    }

    private static String asked(Fleet fleet, String request, String apiKey) {
        return RawClient.to(fleet.nodes().getFirst().port())
                .send(request + " HTTP/1.1\r\nHost: cardea.test\r\nAuthorization: Bearer " + apiKey
                        + "\r\nContent-Length: 0\r\n\r\n")
                .body();
    }

    private double transactionsWhile(Work work) throws IOException, InterruptedException, SQLException {
        long before = transactions();
        work.run();
        return transactions() - before;
    }

    private long transactions() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT xact_commit + xact_rollback FROM pg_stat_database"
                        + " WHERE datname = '" + database + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
