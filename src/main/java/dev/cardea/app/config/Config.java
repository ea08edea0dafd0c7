package dev.cardea.app.config;

import dev.cardea.api.aviauth.AviauthSettings;
import dev.cardea.api.point.PointSettings;
import dev.cardea.api.queryserver.QueryServerSettings;
import dev.cardea.api.staticbackend.StaticBackendSettings;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.flow.TenantRef;
import dev.cardea.http.Settings;
import dev.cardea.http.TrustedProxies;
import dev.cardea.mail.Smtp;
import dev.cardea.store.PostgresStore;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/// All that an operator may decide, a record per concern. It holds no secret. [ConfigReader] makes it.
public record Config(
        Path data,
        Http http,
        Metrics metrics,
        Environments environments,
        Point point,
        StaticBackend staticBackend,
        QueryServer queryServer,
        Aviauth aviauth,
        Limits limits,
        Optional<Mail> mail,
        Store store,
        Memory memory,
        Log log) {

    /// Where the server listens, how much it bears, and whether a proxy stands before it.
    public record Http(boolean behindProxy, Settings settings) {}

    /// Where figures are served, if at all.
    public record Metrics(boolean enabled, String host, int port) {}

    /// What may be decided for the Point family.
    public record Point(List<String> corsOrigins, int deleteStatus) {}

    /// What may be decided for the StaticBackend family.
    public record StaticBackend(boolean mailResetCodes, boolean showAddedUser) {}

    /// What may be decided for the Query Server family.
    ///
    /// @param usual the tenant of requests that do not say which one they mean
    /// @param hosts such tenants by host name, in lower case and without a port
    /// @param administrator whom each start adds to the usual tenant; but for the password, which is a secret
    public record QueryServer(Optional<TenantRef> usual, Map<String, TenantRef> hosts, Optional<Email> administrator) {}

    /// What may be decided for the Aviauth family.
    ///
    /// @param url where the API is for the world; in development it is where a request came to
    public record Aviauth(
            Optional<String> url, List<String> corsOrigins, Duration refreshRepeat, boolean redirectToHttps) {}

    /// What is too much from one address.
    ///
    /// @param failedAuthenticationsPerMinute 0 for no limit
    /// @param failedSignInsPerUser 0 for no limit
    public record Limits(int failedAuthenticationsPerMinute, int failedSignInsPerUser) {}

    /// How letters leave, if they do; but for the password, which is a secret.
    public record Mail(
            String host,
            int port,
            Smtp.Security security,
            Optional<String> username,
            Email from,
            Optional<String> fromName,
            Duration timeout) {

        /// For the mail server, with the login if there is one.
        public Smtp.Settings settings(Optional<Smtp.Login> login) {
            return new Smtp.Settings(host, port, security, login, from, fromName, timeout);
        }
    }

    /// Where everything is kept: in the database that is named, else in the data folder.
    public record Store(SqliteStore.Settings sqlite, Optional<Database> database) {}

    /// A PostgreSQL database; but for the password, which is a secret.
    public record Database(String url, String username, int pool, Optional<String> node) {

        public PostgresStore.Settings settings(String password) {
            return PostgresStore.Settings.of(url, username, password).withPool(pool);
        }
    }

    /// What keeps everything.
    public enum StoreKind {
        SQLITE,
        POSTGRESQL
    }

    /// What is remembered so that the database need not be asked.
    public record Memory(RememberedStandings.Settings settings) {}

    /// What the log looks like.
    ///
    /// @param requests whether each request has a line
    public record Log(Format format, Level level, boolean requests) {}

    /// How a line of the log is written: for people, or as a JSON object.
    public enum Format {
        TEXT,
        JSON
    }

    private static final TenantRef DEVELOPMENT = new TenantRef("dev", Environment.DEV);

    /// What the server is where nobody decides anything.
    public static Config standard() {
        return of(SettingValues.standard());
    }

    /// For trying the server out on one's own machine: hosts without a known label are `dev`, and nothing is limited.
    ///
    /// @param port 0 has one picked
    /// @throws IllegalArgumentException if other machines could reach the host; the message is for the operator
    public static Config development(String host, int port, Path data) {
        if (!ConfigHost.isLoopback(host)) {
            throw new IllegalArgumentException("development mode has no limits and listens on this machine only: "
                    + "the host may be 127.0.0.1, ::1 or localhost, not " + host);
        }
        SettingValues values = SettingValues.standard()
                .with(SettingTable.HTTP_HOST, host, "dev")
                .with(SettingTable.HTTP_PORT, port, "dev")
                .with(SettingTable.DATA, data, "dev")
                .with(SettingTable.DEFAULT_TENANT, Optional.of(DEVELOPMENT), "dev")
                .with(SettingTable.ENVIRONMENTS_DEFAULT, Optional.of(Environment.DEV), "dev")
                .with(SettingTable.LIMITS_FAILED_AUTHENTICATIONS, 0, "dev")
                .with(SettingTable.LIMITS_FAILED_SIGN_INS, 0, "dev");
        return of(values, Optional.empty());
    }

    /// The same with another data folder.
    public Config in(Path folder) {
        return new Config(
                folder,
                http,
                metrics,
                environments,
                point,
                staticBackend,
                queryServer,
                aviauth,
                limits,
                mail,
                store,
                memory,
                log);
    }

    /// What the families are told.
    public FamilySettings families() {
        return new FamilySettings(
                new PointSettings(
                        environments,
                        Set.copyOf(point.corsOrigins),
                        point.deleteStatus,
                        limits.failedAuthenticationsPerMinute),
                new StaticBackendSettings(staticBackend.mailResetCodes, staticBackend.showAddedUser),
                new QueryServerSettings(queryServer.hosts(), queryServer.usual()),
                new AviauthSettings(
                        aviauth.url(),
                        Set.copyOf(aviauth.corsOrigins()),
                        aviauth.refreshRepeat(),
                        aviauth.redirectToHttps()),
                limits.failedSignInsPerUser);
    }

    static Config of(SettingValues values) {
        String host = values.of(SettingTable.HTTP_HOST);
        String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + values.of(SettingTable.HTTP_PORT);
        return of(values, Optional.of("http://" + authority + "/latest"));
    }

    /// @param usualUrl of Aviauth's API where nobody says one
    private static Config of(SettingValues values, Optional<String> usualUrl) {
        return new Config(
                values.of(SettingTable.DATA),
                new Http(values.of(SettingTable.HTTP_BEHIND_PROXY), settings(values)),
                new Metrics(
                        values.of(SettingTable.METRICS_ENABLED),
                        values.of(SettingTable.METRICS_HOST),
                        values.of(SettingTable.METRICS_PORT)),
                new Environments(
                        Set.copyOf(values.of(SettingTable.ENVIRONMENTS_ENABLED)),
                        values.of(SettingTable.ENVIRONMENTS_DEFAULT)),
                new Point(values.of(SettingTable.POINT_CORS_ORIGINS), values.of(SettingTable.POINT_DELETE_STATUS)),
                new StaticBackend(
                        values.of(SettingTable.STATICBACKEND_MAIL_RESET_CODES),
                        values.of(SettingTable.STATICBACKEND_SHOW_ADDED_USER)),
                new QueryServer(
                        values.of(SettingTable.DEFAULT_TENANT),
                        values.of(SettingTable.TENANT_HOSTS).stream()
                                .collect(Collectors.toMap(TenantHost::host, TenantHost::tenant)),
                        values.of(SettingTable.QUERYSERVER_ADMIN_EMAIL)),
                new Aviauth(
                        values.of(SettingTable.AVIAUTH_URL).or(() -> usualUrl),
                        values.of(SettingTable.AVIAUTH_CORS_ORIGINS),
                        values.of(SettingTable.AVIAUTH_REFRESH_REPEAT),
                        values.of(SettingTable.AVIAUTH_REDIRECT_TO_HTTPS)),
                new Limits(
                        values.of(SettingTable.LIMITS_FAILED_AUTHENTICATIONS),
                        values.of(SettingTable.LIMITS_FAILED_SIGN_INS)),
                values.of(SettingTable.MAIL_HOST).map(host -> mail(host, values)),
                store(values),
                new Memory(new RememberedStandings.Settings(
                        (long) values.of(SettingTable.MEMORY_STANDINGS_MEGABYTES) << 20,
                        values.of(SettingTable.MEMORY_TENANTS),
                        values.of(SettingTable.MEMORY_API_KEYS))),
                new Log(
                        values.of(SettingTable.LOG_FORMAT),
                        values.of(SettingTable.LOG_LEVEL),
                        values.of(SettingTable.LOG_REQUESTS)));
    }

    private static Store store(SettingValues values) {
        return new Store(
                new SqliteStore.Settings(
                        values.of(SettingTable.SQLITE_READERS),
                        values.of(SettingTable.SQLITE_QUEUE),
                        values.of(SettingTable.SQLITE_LARGEST_BATCH),
                        values.of(SettingTable.SQLITE_PAGE_CACHE_BYTES) >> 10),
                switch (values.of(SettingTable.STORE)) {
                    case SQLITE -> Optional.empty();
                    case POSTGRESQL ->
                        Optional.of(new Database(
                                values.of(SettingTable.DATABASE_URL)
                                        .orElseThrow()
                                        .text(),
                                values.of(SettingTable.DATABASE_USERNAME).orElseThrow(),
                                values.of(SettingTable.DATABASE_POOL),
                                values.of(SettingTable.DATABASE_NODE)));
                });
    }

    private static Mail mail(String host, SettingValues values) {
        return new Mail(
                host,
                values.of(SettingTable.MAIL_PORT),
                values.of(SettingTable.MAIL_SECURITY),
                values.of(SettingTable.MAIL_USERNAME),
                values.of(SettingTable.MAIL_FROM).orElseThrow(),
                values.of(SettingTable.MAIL_FROM_NAME),
                values.of(SettingTable.MAIL_TIMEOUT));
    }

    private static Settings settings(SettingValues values) {
        Duration timeout = values.of(SettingTable.HTTP_TIMEOUT);
        return new Settings(
                values.of(SettingTable.HTTP_HOST),
                values.of(SettingTable.HTTP_PORT),
                values.of(SettingTable.HTTP_MAX_REQUEST_LINE),
                values.of(SettingTable.HTTP_MAX_HEADER_BYTES),
                values.of(SettingTable.HTTP_MAX_BODY_BYTES),
                values.of(SettingTable.HTTP_MAX_CONNECTIONS),
                values.of(SettingTable.HTTP_MAX_CONCURRENT_REQUESTS),
                timeout,
                values.of(SettingTable.HTTP_SHUTDOWN_GRACE),
                new TrustedProxies(values.of(SettingTable.HTTP_TRUSTED_PROXIES)));
    }
}
