package dev.cardea.api.aviauth;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.Development;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Scopes;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The world of contract aviauth.md §9 in either mode: a tenant with the client that all cases use, and how to talk to
/// its server. In production an operator has let that client give every scope.
final class AviauthFixture implements AutoCloseable {

    /// The contract's `C`.
    static final String CLIENT = "client_id=public-client-id&client_secret=super-secret-secret";

    /// Where the API is for the world, in production.
    static final String URL = "https://api.example.org/latest";

    static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    static final String JSON = "Content-Type: application/json";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Mode mode;
    private final AtomicInteger count = new AtomicInteger();
    private final Outbound mail = new Outbound();
    private final TestServer server;
    private final TenantRef tenant;

    AviauthFixture(Mode mode, Path folder) {
        this.mode = mode;
        this.server = switch (mode) {
            case DEVELOPMENT ->
                TestServer.shaped(folder)
                        .development()
                        .defaultEnvironment(Environment.DEV)
                        .start();
            case PRODUCTION ->
                TestServer.shaped(folder).aviauthUrl(URL).withMail(mail.port()).start();
        };
        this.tenant = switch (mode) {
            case DEVELOPMENT -> new TenantRef(Development.ORGANISATION, Environment.DEV);
            case PRODUCTION -> tenantWith("public-client-id", Scopes.ALL);
        };
    }

    boolean isDevelopment() {
        return mode == Mode.DEVELOPMENT;
    }

    ManualClock clock() {
        return server.clock;
    }

    Operations operations() {
        return server.operations();
    }

    TenantRef tenant() {
        return tenant;
    }

    /// Where tokens and links say that the API is.
    String issuer() {
        return isDevelopment() ? "http://127.0.0.1:" + server.port() + "/latest" : URL;
    }

    /// One more tenant, with a client of this name.
    TenantRef tenantWith(String client, Scopes scopes) {
        TenantRef ref = new TenantRef("app-" + count.incrementAndGet(), Environment.PRODUCTION);
        Policy policy = Policy.DEFAULT.withDoors(EnumSet.allOf(Door.class));
        got(operations().createTenant().run(ref, policy, new PublicKey(ref.organisation())));
        got(operations().importApiKey().run(ref, "test", "api-key-of-" + ref.organisation()));
        client(ref, client, scopes);
        return ref;
    }

    /// One more client; its secret is that of all.
    void client(TenantRef ref, String id, Scopes scopes) {
        got(operations().createClient().run(ref, Optional.of(id), Optional.of("super-secret-secret"), scopes));
    }

    /// The fields by which such a client names itself.
    static String as(String client) {
        return "client_id=" + client + "&client_secret=super-secret-secret";
    }

    /// What the tenant shows at introspection.
    String backend() {
        String key = isDevelopment() ? Development.POINT_API_KEY : "api-key-of-" + tenant.organisation();
        return "Authorization: Bearer " + key;
    }

    /// What names the tenant to StaticBackend.
    String publicKey() {
        return "SB-PUBLIC-KEY: " + (isDevelopment() ? Development.PUBLIC_KEY : tenant.organisation());
    }

    /// What lets a backend make reset codes.
    String rootToken() {
        return bearer(
                isDevelopment()
                        ? Development.ROOT_TOKEN
                        : got(operations().createRootToken().run(tenant)).secret());
    }

    // People

    /// An address that nobody has had before on this server.
    String address(String name) {
        return name + count.incrementAndGet() + "@example.com";
    }

    /// A password of the contract: as it stands in development; in production with something after it, because a
    /// tenant there wants eight characters (decision 5).
    String password(String word) {
        return isDevelopment() ? word : word + "-quince-7";
    }

    Person person() {
        return person("");
    }

    /// A new user whose token has these scopes.
    Person person(String scope) {
        String email = address("person");
        return person(email, register("email=%s&password=%s&scope=%s".formatted(email, password("pw"), scope)));
    }

    private Person person(String email, Answer answer) {
        JsonNode tokens = tokens(201, answer);
        return new Person(
                email,
                password("pw"),
                tokens.path("access_token").asString(),
                tokens.path("refresh_token").asString());
    }

    /// Signs in anew with a password.
    Person again(Person person) {
        JsonNode tokens = tokens(200, signIn(person.email(), person.password()));
        return new Person(
                person.email(),
                person.password(),
                tokens.path("access_token").asString(),
                tokens.path("refresh_token").asString());
    }

    /// The contract's `R`, with [#CLIENT].
    Answer register(String fields) {
        return form("/latest/users/register/", fields + "&" + CLIENT);
    }

    Answer signIn(String email, String password) {
        return token("username=" + encoded(email) + "&password=" + encoded(password));
    }

    Answer token(String fields) {
        return form("/latest/auth/token", fields + "&" + CLIENT);
    }

    Answer refresh(String token) {
        return token("grant_type=refresh_token&refresh_token=" + token);
    }

    Answer profile(String access) {
        return send("GET /latest/users/profile", bearer(access));
    }

    boolean isAlive(String access) {
        return profile(access).status() == 200;
    }

    /// What introspection says of a token.
    JsonNode introspect(String token) {
        return MAPPER.readTree(sendWith("token=" + token, "POST /oauth2/introspect", FORM, backend())
                .body());
    }

    /// The tokens of a successful answer.
    static JsonNode tokens(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body())
                .matches("^\\{\"access_token\":\"[^\"]+\",\"token_type\":\"bearer\",\"refresh_token\":\"[^\"]+\","
                        + "\"expires_in\":1800}$");
        return MAPPER.readTree(answer.body());
    }

    // Mail

    /// The letter to that address, once it is there. Mail goes out after the answer.
    Letter letterTo(String address) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<Letter> found = lettersTo(address);
        while (found.isEmpty() && System.nanoTime() - deadline < 0) {
            found = lettersTo(address);
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Letter> lettersTo(String address) {
        List<Letter> all = isDevelopment() ? developmentLetters() : mail.letters();
        return all.stream().filter(letter -> letter.to().equals(address)).toList();
    }

    private List<Letter> developmentLetters() {
        return MAPPER.readTree(send("GET /dev/mail.json").body()).values().stream()
                .map(letter -> new Letter(
                        letter.path("to").asString(),
                        letter.path("subject").asString(),
                        letter.path("text").asString(),
                        letter.path("html").asString()))
                .toList();
    }

    // Requests

    Answer form(String path, String fields, String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = FORM;
        System.arraycopy(headers, 0, all, 1, headers.length);
        return sendWith(fields, "POST " + path, all);
    }

    /// Sends a request line without its version and exactly these headers, besides the host's name.
    Answer send(String line, String... headers) {
        return sendRaw(head(line, headers) + "\r\n");
    }

    Answer sendWith(String body, String line, String... headers) {
        byte[] bytes = body.getBytes(UTF_8);
        return sendRaw(
                head(line, headers) + "Content-Length: " + bytes.length + "\r\n\r\n" + new String(bytes, ISO_8859_1));
    }

    Answer sendRaw(String text) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(text);
        }
    }

    private String head(String line, String... headers) {
        StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static JsonNode payload(String token) {
        return MAPPER.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    @Override
    public void close() {
        server.close();
        mail.close();
    }

    @Override
    public String toString() {
        return mode.name();
    }
}
