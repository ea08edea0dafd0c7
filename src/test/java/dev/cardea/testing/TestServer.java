package dev.cardea.testing;

import dev.cardea.api.aviauth.AviauthSettings;
import dev.cardea.api.point.PointSettings;
import dev.cardea.api.queryserver.QueryServerSettings;
import dev.cardea.api.staticbackend.StaticBackendSettings;
import dev.cardea.app.App;
import dev.cardea.app.DataFolderKind;
import dev.cardea.app.Development;
import dev.cardea.app.OpenInstallation;
import dev.cardea.app.Outside;
import dev.cardea.app.config.FamilySettings;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import dev.cardea.http.Answered;
import dev.cardea.http.Observer;
import dev.cardea.http.Settings;
import dev.cardea.mail.Smtp;
import dev.cardea.store.RememberedStandings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/// The whole server in this process, on a port of its own, with a clock and dice that the test holds.
public final class TestServer implements AutoCloseable {

    public final ManualClock clock;

    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final App app;

    private TestServer(Shape shape) {
        this.clock = shape.clock;
        this.app = App.start(shape.plan(answered::add), new Outside(clock, new SharedRandom(shape.seed)));
    }

    /// A server as most tests want it: all four environments, no default one, nothing in it.
    public static TestServer in(Path folder) {
        return shaped(folder).start();
    }

    public static Shape shaped(Path folder) {
        return new Shape(folder);
    }

    public int port() {
        return app.port();
    }

    public Operations operations() {
        return app.operations();
    }

    /// What the request log was told so far. Close the server first to be sure that it is complete.
    public Collection<Answered> answered() {
        return answered;
    }

    /// Opens a tenant and gives it an API key of this value.
    public TenantRef tenant(String organisation, Environment environment, String apiKey) {
        TenantRef tenant = new TenantRef(organisation, environment);
        got(operations().createTenant().run(tenant, Policy.DEFAULT));
        got(operations().importApiKey().run(tenant, "test", apiKey));
        return tenant;
    }

    /// The value of an outcome that must be one.
    public static <T> T got(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.No<T>(Refusal why) -> throw new AssertionError("refused: " + why);
        };
    }

    /// Takes the store away under the running server.
    public void closeStore() {
        app.closeStore();
    }

    /// Where the figures are; only in the shape `withMetrics`.
    public int metricsPort() {
        return app.metricsAddress().orElseThrow().getPort();
    }

    @Override
    public void close() {
        app.close();
    }

    /// What a test may want otherwise.
    public static final class Shape {

        private final Path folder;
        private ManualClock clock = new ManualClock();
        private long seed = 7;
        private Optional<Environment> fallback = Optional.empty();
        private Set<Environment> enabled = EnumSet.allOf(Environment.class);
        private Set<String> corsOrigins = Set.of();
        private int deleteStatus = 200;
        private int failuresPerMinute;
        private int failedSignIns;
        private boolean redirectsToHttps;
        private Optional<TenantRef> usualTenant = Optional.empty();
        private Optional<String> aviauthUrl = Optional.empty();
        private DataFolderKind kind = DataFolderKind.PRODUCTION;
        private Optional<Settings> metrics = Optional.empty();
        private Optional<Smtp.Settings> mail = Optional.empty();

        private Shape(Path folder) {
            this.folder = folder;
        }

        public Shape defaultEnvironment(Environment environment) {
            fallback = Optional.of(environment);
            return this;
        }

        public Shape enabled(Set<Environment> environments) {
            enabled = environments;
            return this;
        }

        public Shape corsOrigins(String... origins) {
            corsOrigins = Set.of(origins);
            return this;
        }

        public Shape deleteStatus(int status) {
            deleteStatus = status;
            return this;
        }

        public Shape failuresPerMinute(int failures) {
            failuresPerMinute = failures;
            return this;
        }

        /// Of Query Server, where a request does not say (decision 3).
        public Shape usualTenant(TenantRef tenant) {
            usualTenant = Optional.of(tenant);
            return this;
        }

        /// Where Aviauth's API is for the world.
        public Shape aviauthUrl(String url) {
            aviauthUrl = Optional.of(url);
            return this;
        }

        /// Aviauth sends who comes without TLS to where there is.
        public Shape redirectingToHttps() {
            redirectsToHttps = true;
            return this;
        }

        /// Of one user from one network, before further ones must wait.
        public Shape failedSignIns(int most) {
            failedSignIns = most;
            return this;
        }

        public Shape withMetrics() {
            metrics = Optional.of(Settings.at("127.0.0.1", 0));
            return this;
        }

        /// Letters leave through this mail server, in the clear, from `cardea@example.org`.
        public Shape withMail(int port) {
            Email from = Email.parse("cardea@example.org").orElseThrow();
            mail = Optional.of(new Smtp.Settings(
                    "127.0.0.1",
                    port,
                    Smtp.Security.NONE,
                    Optional.empty(),
                    from,
                    Optional.empty(),
                    Duration.ofSeconds(5)));
            return this;
        }

        public Shape development() {
            kind = DataFolderKind.DEVELOPMENT;
            usualTenant = Optional.of(new TenantRef(Development.ORGANISATION, Environment.DEV));
            return this;
        }

        /// For a second start on the same folder: the same time, other dice.
        public Shape after(TestServer earlier) {
            clock = earlier.clock;
            seed++;
            return this;
        }

        public TestServer start() {
            return new TestServer(this);
        }

        private App.Plan plan(Observer log) {
            Environments environments = new Environments(enabled, fallback);
            return new App.Plan(
                    new OpenInstallation.Plan(
                            folder,
                            kind,
                            Optional.empty(),
                            TestStores.of(folder),
                            RememberedStandings.Settings.DEFAULT,
                            environments,
                            mail.isPresent()),
                    Settings.at("127.0.0.1", 0),
                    metrics,
                    mail,
                    new FamilySettings(
                            new PointSettings(environments, corsOrigins, deleteStatus, failuresPerMinute),
                            StaticBackendSettings.DEFAULT,
                            new QueryServerSettings(Map.of(), usualTenant),
                            new AviauthSettings(
                                    aviauthUrl, corsOrigins, AviauthSettings.DEFAULT.repeatable(), redirectsToHttps),
                            failedSignIns),
                    log,
                    () -> {});
        }
    }

    /// Seeded dice that many threads may throw.
    private static final class SharedRandom implements RandomGenerator {

        private final java.util.Random random;

        private SharedRandom(long seed) {
            this.random = new java.util.Random(seed);
        }

        @Override
        public synchronized long nextLong() {
            return random.nextLong();
        }
    }
}
