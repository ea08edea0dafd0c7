package dev.cardea.chaos;

import dev.cardea.app.Main;
import dev.cardea.chaos.Call.Reply;
import dev.cardea.chaos.Operation.Result;
import dev.cardea.cli.Cli;
import dev.cardea.cli.DevOptions;
import dev.cardea.cli.Installation;
import dev.cardea.cli.Launch;
import dev.cardea.cli.Opening;
import dev.cardea.cli.Place;
import dev.cardea.cli.ServeOptions;
import dev.cardea.core.Unavailable;
import dev.cardea.flow.Operations;
import dev.cardea.testing.Child;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/// `cardea serve` as a process of its own, in a folder of its own. All that it says is in `log` there.
final class Node implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready after .* at http://[^ ]*:([0-9]+)");
    private static final int NO_PORT = 1; // nobody listens there

    private final int number;
    private final Path folder;
    private volatile Optional<Child> child = Optional.empty();

    /// @param number tells it from the others
    Node(int number, Path home) {
        this.number = number;
        this.folder = home.resolve("node-" + number);
    }

    int number() {
        return number;
    }

    /// Where it listens now, or a port where nobody does.
    int port() {
        return child.map(Child::port).orElse(NO_PORT);
    }

    /// Returns when it listens.
    ///
    /// @param settings the lines of its configuration, but for the data folder
    /// @throws IllegalStateException if it ends before that, with what it said
    void start(String settings, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            Path config = Files.writeString(
                    folder.resolve("cardea.yaml"), "data: " + folder.resolve("data") + "\n" + settings);
            child = Optional.of(Child.started(new Child.Program(
                    Main.class,
                    List.of("serve", "--config", config.toString()),
                    environment,
                    READY,
                    folder.resolve("tmp"),
                    this::keep)));
        } catch (IOException e) {
            throw new UncheckedIOException("could not start node " + number, e);
        }
    }

    /// SIGKILL; returns when it is dead.
    void kill() {
        try {
            Child killed = child.orElseThrow();
            killed.kill();
            child = Optional.empty();
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("could not kill node " + number, e);
        }
    }

    /// SIGSTOP.
    void pause() {
        try {
            child.orElseThrow().pause();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("could not stop node " + number, e);
        }
    }

    /// SIGCONT.
    void resume() {
        try {
            child.orElseThrow().resume();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("could not continue node " + number, e);
        }
    }

    boolean isAlive() {
        return child.filter(Child::isAlive).isPresent();
    }

    /// Has it carry out an operator's command, through the socket in its data folder.
    Reply command(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = new Cli(new Nothing(), new Socket(folder.resolve("data")))
                .run(arguments, InputStream.nullInputStream(), out, out);
        String text = said.toString(StandardCharsets.UTF_8);
        Result result = switch (exit) {
            case 0 -> Result.DONE;
            case 1 -> Result.REFUSED;
            case 69 -> Result.UNAVAILABLE;
            default -> Result.UNEXPECTED;
        };
        return new Reply(result, text, result == Result.UNEXPECTED ? exit + " " + text : "");
    }

    @Override
    public void close() {
        child.ifPresent(Child::close);
    }

    private void keep(String line) {
        try {
            Files.writeString(folder.resolve("log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep what node " + number + " says", e);
        }
    }

    /// Only a running server is spoken to.
    private record Socket(Path dataFolder) implements Installation {

        @Override
        public Path dataFolder(Place place) {
            return dataFolder;
        }

        @Override
        public Optional<String> secret(String variable) {
            return Optional.empty();
        }

        @Override
        public int with(Place place, Opening opening, ToIntFunction<Operations> work) {
            throw new Unavailable("no server runs here");
        }
    }

    private static final class Nothing implements Launch {

        @Override
        public int dev(DevOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int serve(ServeOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
