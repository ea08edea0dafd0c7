package dev.cardea.app;

import dev.cardea.app.config.Config;
import dev.cardea.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The run that trains the AOT cache: a whole server in a folder of its own answers what servers are asked. What is
/// loaded and linked here is mapped, not loaded, when the real one starts. It writes no letters: what the
/// cache holds is in memory from the start, and a server at rest needs no parser of HTML.
public final class Rehearsal {

    private static final int ROUNDS = 20;
    private static final int ROUNDS_OF_PEOPLE = 5; // fewer, as each of them hashes passwords
    private static final Pattern TOKEN = Pattern.compile("\"Bearer ([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("\"([^\"]+\\.[^\"]+\\.[^\"]+)\"");
    private static final Pattern GRANT = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refreshToken\":\\{\"token\":\"([^\"]+)\"");

    private final App app;

    private Rehearsal(App app) {
        this.app = app;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("cardea-rehearsal");
        try {
            start(folder.resolve("production")); // makes the data folder
            start(folder.resolve("production")); // finds one, as almost every start does
            rehearse(folder.resolve("data"));
        } finally {
            delete(folder);
        }
    }

    /// What `cardea serve` does until it is ready, and its end.
    private static void start(Path data) {
        Map<String, String> settings =
                Map.of("CARDEA_DATA", data.toString(), "CARDEA_HTTP_PORT", "0", "CARDEA_METRICS_PORT", "0");
        Outside outside = new Outside(InstantSource.system(), new SecureRandom());
        try (Launching.Running server = new Launching(settings, outside, System.out, System.nanoTime()).rehearse()) {
            ask(server.app().port(), "GET", "/readyz", "", "");
        }
    }

    private static void rehearse(Path data) {
        Outside outside = new Outside(InstantSource.system(), new SecureRandom());
        Config config = Config.development("127.0.0.1", 0, data);
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        App.Plan plan = new App.Plan(
                Premises.plan(
                        config,
                        DataFolderKind.DEVELOPMENT,
                        Optional.empty(),
                        new OpenStore.Plan.Sqlite(config.store().sqlite())),
                config.http().settings(),
                Optional.empty(),
                Optional.empty(),
                config.families(),
                _ -> {},
                () -> {});
        try (App app = App.start(plan, outside)) {
            Banner.print(nowhere, app, DataFolderKind.DEVELOPMENT, config, 0);
            new Rehearsal(app).askAll();
            new Cli(new Launching(Map.of(), outside, nowhere, 0), new Premises(Map.of(), outside))
                    .run(
                            List.of("tenant", "list", "--data", data.toString()),
                            InputStream.nullInputStream(),
                            nowhere,
                            nowhere);
        }
    }

    private void askAll() {
        for (int i = 0; i < ROUNDS; i++) {
            askPoint(i);
            ask("GET", "/healthz", "", "");
            ask("GET", "/nothing", "", "");
        }
        for (int i = 0; i < ROUNDS_OF_PEOPLE; i++) {
            askStaticBackend(i);
            askQueryServer(i);
            askAviauth(i);
        }
    }

    private void askPoint(int round) {
        String user = "/organizations/users/u-" + round;
        String key = Development.POINT_API_KEY;
        String refresh = first(REFRESH, ask("POST", user, key, ""));
        String access = first(TOKEN, ask("POST", user + "/access_token", refresh, ""));
        ask("GET", user, key, "");
        ask("POST", "/oauth2/introspect", key, "token=" + access);
        ask("DELETE", user + "/access_token/" + access, access, "");
    }

    private void askStaticBackend(int round) {
        String address = "u-" + round + "@example.com";
        String credentials = "{\"email\":\"" + address + "\",\"password\":\"userpw\"}";
        ask("POST", "/register", "", credentials);
        String session = first(SESSION, ask("POST", "/login", "", credentials));
        ask("GET", "/me", session, "");
        ask("GET", "/account/users", session, "");
    }

    private void askQueryServer(int round) {
        String credentials = "{\"email\":\"" + Development.QUERY_ADMINISTRATOR + "\",\"password\":\""
                + Development.QUERY_ADMINISTRATOR_PASSWORD + "\"}";
        String token = first(SESSION, ask("POST", "/_/user-token/value", "", credentials));
        ask("POST", "/_/user", token, "{\"email\":\"q-" + round + "\",\"password\":\"userpw\"}");
        ask("PUT", "/_/user-token", token, "{\"email\":\"q-" + round + "\",\"expiration_date\":4000000000}");
        ask("GET", "/_/user-token", token, "");
    }

    private void askAviauth(int round) {
        String client = "&client_id=" + Development.CLIENT_ID + "&client_secret=" + Development.CLIENT_SECRET;
        String user = "email=a-" + round + "@example.com&password=userpw" + client;
        String registered = ask("POST", "/latest/users/register/", "", user);
        String refresh = first(GRANT, registered);
        ask("GET", "/latest/users/profile", first(SESSION, registered), "");
        ask("POST", "/latest/auth/token", "", "grant_type=refresh_token&refresh_token=" + refresh + client);
    }

    /// Always with the public key, which Point does not look at.
    private String ask(String method, String path, String bearer, String body) {
        return ask(app.port(), method, path, bearer, body);
    }

    private static String ask(int port, String method, String path, String bearer, String body) {
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "SB-PUBLIC-KEY: " + Development.PUBLIC_KEY + "\r\n"
                + "Authorization: Bearer " + bearer + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the rehearsal got no answer to " + method + " " + path, e);
        }
    }

    private static String first(Pattern pattern, String answer) {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("the rehearsal got an answer without a token");
        }
        return matcher.group(1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
