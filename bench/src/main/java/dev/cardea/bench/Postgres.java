package dev.cardea.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server for one of those that are measured: as it comes, so as durable as that, but with room for more
/// connections. It is in a folder of the run, on a free port of the loopback, and ends with this process.
final class Postgres implements AutoCloseable {

    /// Ends the server as soon as the other end of the shell's input is gone.
    private static final String UNTIL_WE_ARE_GONE = """
            "$1/postgres" -D "$2/data" -p "$3" -h 127.0.0.1 -c unix_socket_directories= -c max_connections=300 \
                > "$2/log" 2>&1 &
            cat > /dev/null
            kill -INT $!
            wait $!
            """;

    private static final String USERNAME = "bench";
    private static final int PATIENCE_SECONDS = 60;
    private static final int BETWEEN_LOOKS_MILLIS = 20;

    private final Path folder;
    private final int port;
    private final String password;
    private final Process shell;

    private Postgres(Path folder, int port, String password, Process shell) {
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.shell = shell;
    }

    /// Returns when it answers, with an empty database.
    static Postgres start(Path folder) throws IOException, InterruptedException {
        Path absolute = Files.createDirectories(folder).toAbsolutePath();
        Path programs = PostgresPrograms.folder();
        List<String> user = owner(absolute);
        byte[] dice = new byte[16];
        new SecureRandom().nextBytes(dice);
        String password = HexFormat.of().formatHex(dice);
        initialise(absolute, programs, user, password);
        int port = Child.freePorts(1).getFirst();
        Process shell = new ProcessBuilder(with(
                        user,
                        "sh",
                        "-c",
                        UNTIL_WE_ARE_GONE,
                        "sh",
                        programs.toString(),
                        absolute.toString(),
                        Integer.toString(port)))
                .directory(absolute.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Postgres postgres = new Postgres(absolute, port, password, shell);
        postgres.awaitAnswer();
        return postgres;
    }

    /// For JDBC, without user and password.
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /// Of a superuser, who owns the database.
    String username() {
        return USERNAME;
    }

    String password() {
        return password;
    }

    /// It has started all others.
    ProcessHandle handle() {
        return shell.toHandle();
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Failed("PostgreSQL does not end; its log is in " + folder);
            }
        } catch (IOException e) {
            throw new Failed("could not end PostgreSQL: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// PostgreSQL refuses to run as root; then the folder is given to nobody.
    ///
    /// @return how a command is begun that runs as the folder's owner
    private static List<String> owner(Path folder) throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        String group = said(List.of("id", "-g", "nobody"), folder).strip();
        return List.of("setpriv", "--reuid=nobody", "--regid=" + group, "--clear-groups");
    }

    private static void initialise(Path folder, Path programs, List<String> user, String password)
            throws IOException, InterruptedException {
        Path secret = Files.writeString(folder.resolve("password"), password);
        said(
                with(
                        user,
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + folder.resolve("data"),
                        "--username=" + USERNAME,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C"),
                folder);
    }

    private void awaitAnswer() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (!shell.isAlive() || System.nanoTime() > end) {
                throw new Failed("PostgreSQL does not answer; its log is in " + folder);
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private boolean answers() {
        try (java.sql.Connection connection = DriverManager.getConnection(url(), USERNAME, password)) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private static String said(List<String> command, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Failed(String.join(" ", command) + " failed: " + said);
        }
        return said;
    }

    private static List<String> with(List<String> first, String... rest) {
        List<String> command = new ArrayList<>(first);
        command.addAll(List.of(rest));
        return List.copyOf(command);
    }
}
