package dev.cardea.chaos;

import dev.cardea.chaos.Call.Reply;
import dev.cardea.chaos.Operation.Result;
import dev.cardea.testing.RawClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Equal nodes over one database, with a tenant that opens every family.
final class Fleet implements AutoCloseable {

    static final String TENANT_OPTIONS = " --tenant chaos --env production";

    private static final String ADMINISTRATOR = "admin@example.org";
    private static final String ADMINISTRATORS_PASSWORD = "chaos-administrator";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern PUBLIC_KEY = Pattern.compile("\"public_key\":\"([^\"]+)\"");
    private static final Pattern ROOT_TOKEN = Pattern.compile("\"root_token\":\"([^\"]+)\"");
    private static final Pattern FIRST_LINE = Pattern.compile("(?s)^([^\\n]+)\\n");
    private static final Pattern SECOND_LINE = Pattern.compile("(?s)^[^\\n]+\\n([^\\n]+)\\n");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    /// The database of a node, as the node is to reach it.
    ///
    /// @param url for JDBC
    record Database(String url, String username, String password) {

        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final List<Database> databases;
    private Optional<Secrets> secrets = Optional.empty();

    /// @param databases of each node its way to the one database
    Fleet(Path home, List<Database> databases) {
        this.databases = List.copyOf(databases);
        for (int i = 0; i < databases.size(); i++) {
            nodes.add(new Node(i, home));
        }
    }

    /// Makes the tenant on an empty database, and starts all nodes.
    void begin() {
        Node first = nodes.getFirst();
        first.start(settings(0, ""), environment(0, Map.of()));
        String tenant = done(
                first,
                "tenant create chaos --env production --json --admin root@example.org --families"
                        + " point,staticbackend,queryserver,aviauth");
        String client = done(first, "client create --id main" + TENANT_OPTIONS);
        String apiKey = done(first, "key create" + TENANT_OPTIONS);
        first.kill();
        nodes.forEach(this::start);
        secrets = Optional.of(new Secrets(
                Tokens.found(FIRST_LINE, apiKey),
                Tokens.found(PUBLIC_KEY, tenant),
                Tokens.found(ROOT_TOKEN, tenant),
                "main",
                Tokens.found(SECOND_LINE, client),
                administrator()));
    }

    /// Starts one that is not running.
    void start(Node node) {
        node.start(
                settings(
                        node.number(),
                        "default_tenant: chaos@production\nqueryserver:\n  admin_email: " + ADMINISTRATOR + "\n"),
                environment(node.number(), Map.of("CARDEA_QUERYSERVER_ADMIN_PASSWORD", ADMINISTRATORS_PASSWORD)));
    }

    List<Node> nodes() {
        return nodes;
    }

    Secrets secrets() {
        return secrets.orElseThrow();
    }

    /// Returns when every node is in full service.
    void awaitService() {
        nodes.forEach(node -> Pause.until(() -> isReady(node), PATIENCE, "node " + node.number() + " to be ready"));
    }

    static boolean isReady(Node node) {
        Optional<RawClient> connection = RawClient.reach(node.port());
        try {
            return connection
                    .flatMap(open -> open.ask("GET /readyz HTTP/1.1\r\nHost: cardea.test\r\n\r\n"))
                    .filter(answer -> answer.status() == 200)
                    .isPresent();
        } finally {
            connection.ifPresent(RawClient::close);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }

    private String administrator() {
        Call call = HttpCall.of("POST /_/user-token/value")
                .json("{\"email\":\"" + ADMINISTRATOR + "\",\"password\":\"" + ADMINISTRATORS_PASSWORD + "\"}")
                .done(200, "queryserver: administrator");
        try (Line line = new Line(nodes.getFirst())) {
            return Tokens.found(TOKEN, call.at(line).body());
        }
    }

    private static String done(Node node, String command) {
        Reply reply = node.command(List.of(command.split(" ")));
        if (reply.result() != Result.DONE) {
            throw new IllegalStateException(command + ": " + reply);
        }
        return reply.body();
    }

    private String settings(int number, String more) {
        Database database = databases.get(number);
        return """
                http:
                  port: 0
                metrics:
                  enabled: false
                environments:
                  default: production
                limits:
                  failed_authentications_per_minute: 0
                  failed_sign_ins_per_user: 0
                log:
                  requests: false
                store: postgresql
                database:
                  url: %s
                  username: %s
                """.formatted(database.url(), database.username()) + more;
    }

    private Map<String, String> environment(int number, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("CARDEA_MASTER_KEY", "00".repeat(32));
        environment.put("CARDEA_DATABASE_PASSWORD", databases.get(number).password());
        return environment;
    }
}
