package dev.cardea.api.queryserver;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardea.app.Development;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.core.Switches;
import dev.cardea.core.TokenKind;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The world of contract query-server.md §7: a tenant with the administrator `admin`, whose password is the name. The
/// contract's `P`, `T`, `S` and `M` are `path()`, `admin()`, `seconds()` and `milliseconds()` here. Bodies are written with
/// `'` for `"`.
final class QueryServerFixture implements AutoCloseable {

    /// In production: signs the tokens of users, so that case 2 can verify them.
    static final byte[] SIGNING_KEY = "thirty-two bytes that may sign !".getBytes(UTF_8);

    static final TenantRef TENANT = new TenantRef("acme", Environment.PRODUCTION);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final UnaryOperator<TestServer.Shape> more;
    private final Mode mode;
    private final Spelling spelling;
    private final Path folder;
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicReference<String> admin = new AtomicReference<>("");
    private TenantRef usual = TENANT;
    private TestServer server;

    /// A server as operators run it, under the page's spelling.
    QueryServerFixture(Path folder) {
        this(Mode.PRODUCTION, Spelling.PAGE, folder);
    }

    QueryServerFixture(Mode mode, Spelling spelling, Path folder) {
        this(mode, spelling, folder, shape -> shape);
    }

    /// @param more what a test wants otherwise
    QueryServerFixture(Mode mode, Spelling spelling, Path folder, UnaryOperator<TestServer.Shape> more) {
        this.more = more;
        this.mode = mode;
        this.spelling = spelling;
        this.folder = folder;
        this.server = shape().start();
        if (mode == Mode.PRODUCTION) {
            open(TENANT);
            got(server.operations().importSigningKey().run(TENANT, TokenKind.QUERYSERVER_USER, SIGNING_KEY, true));
            got(server.operations().addAdministrator().run(TENANT, "admin", "admin"));
        }
    }

    TestServer server() {
        return server;
    }

    ManualClock clock() {
        return server.clock;
    }

    TenantRef tenant() {
        return mode == Mode.DEVELOPMENT ? new TenantRef(Development.ORGANISATION, Environment.DEV) : TENANT;
    }

    boolean isDevelopment() {
        return mode == Mode.DEVELOPMENT;
    }

    /// Makes a tenant that opens every door and takes any password.
    void open(TenantRef ref) {
        Policy policy = Policy.DEFAULT
                .withDoors(EnumSet.allOf(Door.class))
                .withPasswords(new PasswordRule(1, false));
        got(server.operations().createTenant().run(ref, policy));
    }

    /// The same folder, the same time, a new process.
    void restart() {
        server.close();
        server = shape().after(server).start();
    }

    /// Restarts it with another usual tenant; only in production.
    void usual(TenantRef ref) {
        usual = ref;
        restart();
    }

    void flip(Switches switches) {
        got(server.operations().changePolicy().run(tenant(), policy -> policy.withSwitches(switches)));
    }

    void doors(Set<Door> doors) {
        got(server.operations().changePolicy().run(tenant(), policy -> policy.withDoors(doors)));
    }

    // Paths and times

    String path() {
        return spelling.path;
    }

    long seconds() {
        return clock().instant().getEpochSecond();
    }

    long milliseconds() {
        return clock().instant().toEpochMilli();
    }

    // People

    /// A name that nobody has had before on this server.
    String name() {
        return "u" + people.incrementAndGet();
    }

    /// A new user, no administrator, whose password is `p`.
    String user() {
        return user(false);
    }

    String user(boolean administrator) {
        String name = name();
        Expect.done(
                ask(
                        "POST /_/user",
                        admin(),
                        "{'email':'" + name + "','password':'p','admin':" + administrator + ",'active':true}"),
                201);
        return name;
    }

    /// Asked for once: each time costs a computation.
    String admin() {
        return admin.updateAndGet(known -> known.isEmpty() ? traded("admin", "admin") : known);
    }

    /// The token that the password gives.
    String traded(String email, String password) {
        return Expect.token(trade(email, password));
    }

    Answer trade(String email, String password) {
        return send("POST " + path() + "/value", "{'email':'" + email + "','password':'" + password + "'}");
    }

    /// The token that GET value shows.
    String value(String email) {
        return Expect.token(ask("GET " + path() + "/value?email=" + email, admin()));
    }

    /// Takes the user's token away.
    void untoken(String email) {
        Expect.done(ask("DELETE " + path(), admin(), "{'email':'" + email + "'}"), 200);
    }

    /// The row of the user in the list of tokens.
    JsonNode row(String email) {
        String uuid = listedUser(email).path("uuid").asString();
        return Expect.data(ask("GET " + path(), admin())).valueStream()
                .filter(row -> row.path("user_uuid").asString().equals(uuid))
                .findFirst()
                .orElseThrow();
    }

    boolean hasRow(String email) {
        String uuid = listedUser(email).path("uuid").asString();
        return Expect.data(ask("GET " + path(), admin())).valueStream()
                .anyMatch(row -> row.path("user_uuid").asString().equals(uuid));
    }

    JsonNode listedUser(String email) {
        return Expect.data(ask("GET /_/user", admin())).valueStream()
                .filter(user -> user.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow();
    }

    JsonNode loneRow(String name) {
        return Expect.data(ask("GET /_/token", admin())).valueStream()
                .filter(row -> row.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Whether the token of an administrator opens anything.
    boolean takes(String token) {
        Answer answer = ask("GET /_/user", token);
        if (answer.status() == 401) {
            Expect.unauthorized(answer);
            return false;
        }
        Expect.data(answer);
        return true;
    }

    // Requests

    /// With a token and no body.
    Answer ask(String line, String token) {
        return raw(line, List.of(bearer(token)), new byte[0]);
    }

    Answer ask(String line, String token, String body) {
        return raw(line, List.of(bearer(token)), bytes(body));
    }

    /// Without a token.
    Answer send(String line, String body) {
        return raw(line, List.of(), bytes(body));
    }

    /// Exactly these headers, besides the host's name.
    Answer raw(String line, List<String> headers, byte[] body) {
        List<String> head = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: 127.0.0.1:" + server.port()));
        head.addAll(headers);
        head.add("Content-Length: " + body.length);
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(String.join("\r\n", head) + "\r\n\r\n" + new String(body, ISO_8859_1));
        }
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(UTF_8);
    }

    static JsonNode payload(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return mode + " " + spelling;
    }

    private TestServer.Shape shape() {
        TestServer.Shape shape = TestServer.shaped(folder);
        return more.apply(
                switch (mode) {
                    case DEVELOPMENT -> shape.development();
                    case PRODUCTION -> shape.usualTenant(usual);
                });
    }
}
