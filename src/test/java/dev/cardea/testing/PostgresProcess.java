package dev.cardea.testing;

import dev.cardea.core.Mint;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One PostgreSQL server, made of the [PostgresPrograms]: in a temporary folder, on a free port of the
/// loopback, with a password that nobody else knows. It ends with the JVM, however that ends.
public final class PostgresProcess implements AutoCloseable {

    /// Ends the server and removes its folder as soon as the other end of the shell's input is gone.
    private static final String UNTIL_WE_ARE_GONE = """
            programs=$1; folder=$2; port=$3
            shift 3
            "$programs/postgres" -D "$folder/data" -p "$port" -h 127.0.0.1 -c unix_socket_directories= -c fsync=off \
                -c full_page_writes=off -c max_connections=300 "$@" > "$folder/log" 2>&1 &
            cat > /dev/null
            kill -INT $!
            wait $!
            rm -rf "$folder"
            """;

    private static final String USERNAME = "cardea";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Path programs;
    private final Path folder;
    private final List<String> user;
    private final String password;
    private final int port;
    private Optional<Process> shell = Optional.empty();

    private PostgresProcess(Path programs, Path folder, List<String> user, String password) throws IOException {
        this.programs = programs;
        this.folder = folder;
        this.user = user;
        this.password = password;
        this.port = freePort();
    }

    /// One that has no databases of anybody yet, and does not run.
    static PostgresProcess make() {
        try {
            Path folder = Files.createTempDirectory("cardea-postgres");
            List<String> user = asUser(folder);
            PostgresProcess made = new PostgresProcess(
                    PostgresPrograms.of(folder.resolve("programs")),
                    folder,
                    user,
                    new Mint(new SecureRandom()).publicKey().text());
            made.initialise();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("could not make a PostgreSQL server", e);
        }
    }

    /// One like this, with the same data and the same programs, so it is to be closed first; neither may run.
    public PostgresProcess copy() {
        try {
            Path other = Files.createTempDirectory("cardea-postgres");
            PostgresProcess copy = new PostgresProcess(programs, other, asUser(other), password);
            run(with(user, "cp", "-a", folder.resolve("data").toString(), other.toString()));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("could not copy a PostgreSQL server", e);
        }
    }

    /// Adds to a file in its folder of data.
    public void configure(String file, String text) {
        try {
            run(with(user, "sh", "-c", "printf %s \"$2\" >> \"$1\"", "sh", "" + folder.resolve("data", file), text));
        } catch (IOException e) {
            throw new UncheckedIOException("could not configure a PostgreSQL server", e);
        }
    }

    /// Returns when it answers.
    ///
    /// @param options more of its command line
    public void start(String... options) {
        try {
            Process started = new ProcessBuilder(with(
                            with(
                                    user,
                                    "sh",
                                    "-c",
                                    UNTIL_WE_ARE_GONE,
                                    "sh",
                                    programs.toString(),
                                    folder.toString(),
                                    Integer.toString(port)),
                            options))
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            shell = Optional.of(started);
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            awaitAnswer(started);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start a PostgreSQL server", e);
        }
    }

    /// SIGKILL to all of its processes: nothing of it writes any more when this returns.
    public void kill() {
        List<ProcessHandle> all = pause();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /// SIGSTOP to all of its processes.
    ///
    /// @return those processes, the first of which starts the others
    public List<ProcessHandle> pause() {
        ProcessHandle first = processes().getFirst();
        signal("STOP", List.of(first)); // it starts no more of them
        List<ProcessHandle> all = processes();
        signal("STOP", all);
        return all;
    }

    /// SIGCONT to all of its processes.
    public void resume() {
        signal("CONT", processes());
    }

    /// For JDBC, without user and password.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
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
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("could not run " + sql, e);
        }
    }

    /// The first column of the first row.
    public String ask(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("could not ask " + sql, e);
        }
    }

    /// Ends it and removes its folder.
    @Override
    public void close() {
        try {
            if (shell.isPresent()) {
                shell.get().getOutputStream().close();
                shell.get().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("a PostgreSQL server of the tests did not end", e);
        }
    }

    private void initialise() throws IOException {
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

    private void awaitAnswer(Process started) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!answers()) {
                if (started.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
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

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USERNAME, password);
    }

    /// The one that starts the others is first; the shell's own `cat` is none of them.
    private List<ProcessHandle> processes() {
        return shell.orElseThrow()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(name -> name.endsWith("/postgres"))
                        .isPresent())
                .sorted((a, b) -> Boolean.compare(isChild(b), isChild(a)))
                .toList();
    }

    private boolean isChild(ProcessHandle process) {
        return process.parent().filter(shell.orElseThrow().toHandle()::equals).isPresent();
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            run(command);
        } catch (IOException e) {
            if (processes.stream().allMatch(ProcessHandle::isAlive)) { // else it is about one that has ended meanwhile
                throw new UncheckedIOException("could not send SIG" + name + " to a PostgreSQL server", e);
            }
        }
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
}
