package dev.cardea.api.staticbackend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.ManualClock;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The world of contract staticbackend.md §7 in either mode: an app, its administrator, whom a test registers, and
/// how to talk to their server. The contract's `PK`, `ROOT`, `ADM`, `OWN` and `MEM` are `publicKey()`, `root()`,
/// `admin().key()`, `owner().key()` and `member(owner).key()` here.
final class StaticBackendFixture implements AutoCloseable {

    /// The link of case 43. An operator has allowed it in production.
    static final String DEFAULT_LINK = "https://x.co/m";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Mode mode;
    private final Path folder;
    private final AtomicInteger people = new AtomicInteger();
    private final Keys keys;
    private final Production production = new Production();
    private TestServer server;

    StaticBackendFixture(Mode mode, Path folder) {
        this.mode = mode;
        this.folder = folder;
        this.server = shape(mode, folder).start();
        this.keys = switch (mode) {
            case DEVELOPMENT -> Keys.DEVELOPMENT;
            case PRODUCTION -> production.createApp(server);
        };
    }

    int port() {
        return server.port();
    }

    ManualClock clock() {
        return server.clock;
    }

    Mode mode() {
        return mode;
    }

    boolean isDevelopment() {
        return mode == Mode.DEVELOPMENT;
    }

    /// The same folder, the same time, a new process.
    void restart() {
        server.close();
        server = shape(mode, folder).after(server).start();
    }

    // Keys

    String pk() {
        return keys.publicKey();
    }

    /// The header that names the app.
    String publicKey() {
        return publicKey(pk());
    }

    static String publicKey(String value) {
        return "SB-PUBLIC-KEY: " + value;
    }

    String rootToken() {
        return keys.rootToken();
    }

    /// The header of a backend that holds the root token.
    String root() {
        return bearer(rootToken());
    }

    /// One more app on the same server.
    Keys anotherApp() {
        return production.createAnotherApp(server);
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    // People

    /// An address that nobody has had before on this server.
    String address(String name) {
        return name + people.incrementAndGet() + "@t.co";
    }

    /// A password of the contract: as it stands in development; in production with something after it, because a
    /// tenant there wants eight characters (decision 5).
    String password(String word) {
        return isDevelopment() ? word : word + "-quince-7";
    }

    /// The user of role 100, signed in anew.
    Person admin() {
        return signedIn(keys.adminEmail(), keys.adminPassword());
    }

    /// A new user with an account of its own.
    Person owner() {
        return registered(address("o"), password("pw"));
    }

    /// A new user of somebody's account, added by them.
    Person member(Person owner) {
        String email = address("m");
        String password = password("pw2");
        Expect.added(askWith(credentials(email, password), "POST /account/users", owner.key()));
        return signedIn(email, password);
    }

    /// A new user of somebody's account with that role.
    Person member(Person owner, int role) {
        Person member = member(owner);
        String body = "{\"email\":\"" + member.email() + "\",\"role\":" + role + "}";
        Expect.json(askWith(body, "POST /setrole", owner.key()), "true");
        return member;
    }

    Person registered(String email, String password) {
        return person(email, password, register(email, password));
    }

    Person signedIn(String email, String password) {
        return person(email, password, Expect.token(login(email, password)));
    }

    String register(String email, String password) {
        return Expect.token(askWith(credentials(email, password), "POST /register"));
    }

    Answer login(String email, String password) {
        return askWith(credentials(email, password), "POST /login");
    }

    Answer me(String token) {
        return ask("GET /me", bearer(token));
    }

    void importUser(String row) {
        Production.importUser(server, pk(), row);
    }

    private Person person(String email, String password, String token) {
        JsonNode me = Expect.json(me(token));
        return new Person(
                email,
                password,
                token,
                me.path("userId").asString(),
                me.path("accountId").asString());
    }

    // Reset codes and magic links

    /// A new reset code, asked for as the page says.
    String resetCode(String email) {
        JsonNode code = Expect.rootJson(askWith("{\"email\":\"" + email + "\"}", "POST /password/send", root()));
        return code.asString();
    }

    Answer reset(String email, String code, String password) {
        return askWith(
                "{\"email\":\"%s\",\"code\":\"%s\",\"password\":\"%s\"}".formatted(email, code, password),
                "POST /password/reset");
    }

    Answer askForLink(String email) {
        return askForLink(email, DEFAULT_LINK, "<p>Click [link]</p>");
    }

    Answer askForLink(String email, String link, String html) {
        return askWith(
                "{\"fromEmail\":\"my@app.com\",\"email\":\"%s\",\"body\":\"%s\",\"link\":\"%s\"}"
                        .formatted(email, html, link),
                "POST /login/magic");
    }

    Answer exchange(String code, String email) {
        return ask("GET /login/magic?code=" + code + "&email=" + encoded(email));
    }

    /// Asks for a link and takes its code from the letter. Letters before it to the same address are counted.
    String magicCode(String email) {
        int before = lettersTo(email).size();
        Expect.json(askForLink(email), "true");
        return letterTo(email, before + 1).code();
    }

    // Mail

    /// What was sent so far, the newest first.
    List<Letter> letters() {
        return isDevelopment() ? developmentLetters() : production.letters();
    }

    List<Letter> lettersTo(String address) {
        return letters().stream().filter(letter -> letter.to().equals(address)).toList();
    }

    Letter letterTo(String address) {
        return letterTo(address, 1);
    }

    /// The newest letter to that address, once there are so many. Mail goes out after the answer.
    Letter letterTo(String address, int count) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<Letter> found = lettersTo(address);
        while (found.size() < count && System.nanoTime() - deadline < 0) {
            found = lettersTo(address);
        }
        assertThat(found).hasSize(count);
        return found.getFirst();
    }

    /// Returns once every letter is out that was asked for before: the one asked for here comes after them.
    void allLettersAreOut() {
        magicCode(owner().email());
    }

    private List<Letter> developmentLetters() {
        Answer answer = send("GET /dev/mail.json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).values().stream()
                .map(letter -> new Letter(
                        letter.path("to").asString(),
                        letter.path("subject").asString(),
                        letter.path("text").asString(),
                        letter.path("html").asString()))
                .toList();
    }

    // Requests

    /// Sends a request line without its version with the app's public key, on a connection of its own.
    Answer ask(String line, String... headers) {
        return send(line, with(publicKey(), headers));
    }

    Answer askWith(String body, String line, String... headers) {
        return sendWith(body, line, with(publicKey(), headers));
    }

    /// Sends exactly these headers, besides the host's name.
    Answer send(String line, String... headers) {
        return sendRaw(head(line, headers) + "\r\n");
    }

    Answer sendWith(String body, String line, String... headers) {
        byte[] bytes = body.getBytes(UTF_8);
        return sendRaw(
                head(line, headers) + "Content-Length: " + bytes.length + "\r\n\r\n" + new String(bytes, ISO_8859_1));
    }

    private Answer sendRaw(String text) {
        try (RawClient client = RawClient.to(port())) {
            return client.send(text);
        }
    }

    private String head(String line, String... headers) {
        StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    private static String[] with(String first, String... others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return all.toArray(String[]::new);
    }

    static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// What is between the dots of a JWT; the payload is the second.
    static String part(String token, int number) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]), UTF_8);
    }

    static JsonNode payload(String token) {
        return JSON.readTree(part(token, 1));
    }

    /// Asks that many times at once, each from a thread of its own.
    static List<Answer> inParallel(int times, Callable<Answer> request) throws Exception {
        return inParallel(Collections.nCopies(times, request));
    }

    static List<Answer> inParallel(List<Callable<Answer>> requests) throws Exception {
        CyclicBarrier start = new CyclicBarrier(requests.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> tasks = new ArrayList<>();
            for (Callable<Answer> request : requests) {
                tasks.add(() -> {
                    start.await();
                    return request.call();
                });
            }
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }

    @Override
    public void close() {
        server.close();
        production.close();
    }

    @Override
    public String toString() {
        return mode.name();
    }

    private TestServer.Shape shape(Mode mode, Path folder) {
        return switch (mode) {
            case DEVELOPMENT -> TestServer.shaped(folder).development();
            case PRODUCTION -> production.shape(folder);
        };
    }
}
