package dev.cardea.app;

import dev.cardea.app.config.Config;
import dev.cardea.app.config.ConfigReader;
import dev.cardea.app.config.ConfigReading;
import dev.cardea.app.log.Logs;
import dev.cardea.cli.DevOptions;
import dev.cardea.cli.Exit;
import dev.cardea.cli.Launch;
import dev.cardea.cli.ServeOptions;
import dev.cardea.cli.WrongUsage;
import dev.cardea.core.Unavailable;
import dev.cardea.http.Settings;
import dev.cardea.mail.Smtp;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the server in the foreground, for development or production, until it is told to stop.
final class Launching implements Launch {

    private static final Logger LOG = LoggerFactory.getLogger(Launching.class);
    private static final Path DEVELOPMENT_DATA = Path.of("data-dev");
    private static final String LOOPBACK = "127.0.0.1";

    private final Map<String, String> environment;
    private final Outside outside;
    private final PrintStream out;
    private final long begun;

    /// @param begun when the process began its work, by `System.nanoTime`
    Launching(Map<String, String> environment, Outside outside, PrintStream out, long begun) {
        this.environment = environment;
        this.outside = outside;
        this.out = out;
        this.begun = begun;
    }

    /// What is started, and for whom.
    private record Start(
            Config config,
            OpenInstallation.Plan installation,
            Optional<Settings> metrics,
            Optional<Smtp.Settings> mail,
            Optional<Administrator> administrator) {}

    /// A server of this process, and its log.
    record Running(App app, Logs logs) implements AutoCloseable {

        @Override
        public void close() {
            LOG.info("stopping: what was begun is finished, what is new is refused");
            try {
                app.close();
            } finally {
                logs.close();
            }
        }
    }

    @Override
    public int dev(DevOptions options) {
        Config config = development(options);
        OpenStore.Plan store = new OpenStore.Plan.Sqlite(config.store().sqlite());
        return run(new Start(
                config,
                Premises.plan(config, DataFolderKind.DEVELOPMENT, Optional.empty(), store),
                Optional.of(Settings.at(LOOPBACK, 0)),
                Optional.empty(),
                Optional.empty()));
    }

    @Override
    public int serve(ServeOptions options) {
        ConfigReading reading = options.config().isPresent()
                ? ConfigReader.read(options.config().get(), environment)
                : ConfigReader.read(environment);
        Config config = Premises.sound(reading);
        if (options.printConfig() && reading instanceof ConfigReading.Sound sound) {
            out.println(sound.effective());
            return Exit.DONE.code();
        }
        return run(production(config));
    }

    /// Starts what `cardea serve` starts with the settings of the environment, and leaves it to the caller to end it.
    Running rehearse() {
        Start start = production(Premises.sound(ConfigReader.read(environment)));
        Running server = started(start);
        announce(server, start);
        return server;
    }

    private Start production(Config config) {
        Optional<Settings> metrics = config.metrics().enabled()
                ? Optional.of(
                        Settings.at(config.metrics().host(), config.metrics().port()))
                : Optional.empty();
        return new Start(
                config,
                Premises.plan(
                        config,
                        DataFolderKind.PRODUCTION,
                        Premises.masterKey(environment),
                        Premises.store(config, environment)),
                metrics,
                Premises.mail(config, environment),
                Premises.administrator(config, environment));
    }

    private static Config development(DevOptions options) {
        try {
            return Config.development(
                    options.host().orElse(LOOPBACK),
                    options.port(),
                    options.data().orElse(DEVELOPMENT_DATA));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private int run(Start start) {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            Running server = started(start);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped), "stop"));
            announce(server, start);
            HeapKeeper.start();
        } catch (UncheckedIOException e) {
            throw new Unavailable(
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    e);
        }
        return await(stopped);
    }

    private Running started(Start start) {
        Logs logs = Logs.onStandardOutput(start.config().log());
        App.Plan plan = new App.Plan(
                start.installation(),
                start.config().http().settings(),
                start.metrics(),
                start.mail(),
                start.config().families(),
                logs.requests(),
                () -> die(logs));
        App app = App.start(plan, outside);
        try {
            start.administrator().ifPresent(who -> who.addBy(app.operations()));
            return new Running(app, logs);
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    private void announce(Running server, Start start) {
        Banner.print(out, server.app(), start.installation().kind(), start.config(), millisSinceStart());
        server.app().warmUp();
    }

    /// Only a signal ends a server; the JVM then exits with the signal's code (143 for SIGTERM) when this is done.
    private static void stop(Running server, CountDownLatch stopped) {
        try {
            server.close();
        } finally {
            stopped.countDown();
        }
    }

    /// A server that can keep nothing is worse than none: it ends, and is started again by whoever watches it.
    private static void die(Logs logs) {
        logs.flush();
        Runtime.getRuntime().halt(Exit.UNAVAILABLE.code());
    }

    private static int await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE.code();
    }

    private long millisSinceStart() {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
