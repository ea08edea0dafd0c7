package dev.cardea.testing;

import dev.cardea.core.Mint;
import dev.cardea.store.PostgresStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A PostgreSQL server of this JVM's own, made of the programs that are installed: in a temporary folder, on a free
/// port of the loopback, with a password that nobody else knows. It ends with the JVM, however that ends.
public final class PostgresServer {

    /// Ends the server and removes its folder as soon as the other end of the shell's input is gone.
    private static final String UNTIL_WE_ARE_GONE = """
            "$1/postgres" -D "$2/data" -p "$3" -h 127.0.0.1 -c unix_socket_directories= -c fsync=off \
                -c full_page_writes=off -c max_connections=300 > "$2/log" 2>&1 &
            cat > /dev/null
            kill -INT $!
            wait $!
            rm -rf "$2"
            """;

    private static final String TEMPLATE = "migrated";
    private static final String USERNAME = "cardea";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final AtomicInteger databases = new AtomicInteger();
    private final int port;
    private final String password;

    private PostgresServer(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /// Empty where the programs of a server are not installed.
    public static Optional<PostgresServer> running() {
        return Holder.SERVER;
    }

    /// A database that is up to date and empty; to be given back with [#drop].
    public String create() {
        String database = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE);
        return database;
    }

    /// A database without any table.
    public String createEmpty() {
        String database = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + database + " TEMPLATE template0");
        return database;
    }

    /// Whoever is still connected is cut off.
    public void drop(String database) {
        execute("DROP DATABASE " + database + " WITH (FORCE)");
    }

    public PostgresStore.Settings settings(String database) {
        return PostgresStore.Settings.of(url(database), USERNAME, password).withPool(8);
    }

    /// For JDBC, without user and password.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// Of a superuser, who owns every database.
    public String username() {
        return USERNAME;
    }

    public String password() {
        return password;
    }

    /// Runs a statement in a connection of its own.
    public void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database), USERNAME, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("could not run " + sql, e);
        }
    }

    private void execute(String sql) {
        execute("postgres", sql);
    }

    private static PostgresServer start(Path programs) {
        try {
            Path folder = Files.createTempDirectory("cardea-postgres");
            List<String> user = asUser(folder);
            String password = new Mint(new SecureRandom()).publicKey().text();
            initialise(programs, folder, user, password);
            PostgresServer server = new PostgresServer(freePort(), password);
            server.launch(programs, folder, user);
            server.execute("CREATE DATABASE " + TEMPLATE);
            PostgresStore.open(server.settings(TEMPLATE)).close();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start a PostgreSQL server", e);
        }
    }

    private void launch(Path programs, Path folder, List<String> user) throws IOException {
        Process shell = new ProcessBuilder(with(
                        user,
                        "sh",
                        "-c",
                        UNTIL_WE_ARE_GONE,
                        "sh",
                        programs.toString(),
                        folder.toString(),
                        Integer.toString(port)))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(shell)));
        awaitAnswer(shell, folder);
    }

    private void awaitAnswer(Process shell, Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!answers()) {
                if (shell.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("the server ended at once; its log is in " + folder);
                }
                if (System.nanoTime() > end) {
                    throw new IOException("the server does not answer; its log is in " + folder);
                }
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted while waiting for the server", e);
        }
    }

    private static void end(Process shell) {
        try {
            shell.getOutputStream().close();
            shell.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the PostgreSQL server of the tests did not end", e);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USERNAME, password)) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private static void initialise(Path programs, Path folder, List<String> user, String password) throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), password);
        if (!user.isEmpty()) {
            Files.setOwner(secret, Files.getOwner(folder));
        }
        run(with(
                user,
                programs.resolve("initdb").toString(),
                "--pgdata=" + folder.resolve("data"),
                "--username=" + USERNAME,
                "--pwfile=" + secret,
                "--auth=password",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
    }

    /// PostgreSQL refuses to run as root: then somebody else runs it, and owns the folder.
    private static List<String> asUser(Path folder) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        String group = run(List.of("id", "-g", "nobody")).strip();
        return List.of("setpriv", "--reuid=nobody", "--regid=" + group, "--clear-groups");
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + said);
            }
            return said;
        } catch (InterruptedException e) {
            throw new IOException("interrupted while waiting for " + command, e);
        }
    }

    private static List<String> with(List<String> first, String... rest) {
        List<String> command = new ArrayList<>(first);
        command.addAll(List.of(rest));
        return List.copyOf(command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Started when the first test asks.
    private static final class Holder {

        static final Optional<PostgresServer> SERVER =
                PostgresPrograms.installed().map(PostgresServer::start);
    }
}
