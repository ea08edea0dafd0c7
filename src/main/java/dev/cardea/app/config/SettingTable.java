package dev.cardea.app.config;

import dev.cardea.app.config.SettingText.Shape;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.flow.TenantRef;
import dev.cardea.http.Network;
import dev.cardea.mail.Smtp;
import dev.cardea.store.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.Level;

/// Every setting there is, once: the reader, the manual and the example file are made from this table.
final class SettingTable {

    static final Setting<Path> DATA = new Setting<>(
            "data",
            SettingKinds.path(),
            Path.of("data"),
            "The folder of the database and the master key, for one process at a time; if not absolute, from where this"
                    + " file is.");
    static final Setting<Config.StoreKind> STORE = new Setting<>(
            "store",
            SettingKinds.oneOf(Config.StoreKind.values()),
            Config.StoreKind.SQLITE,
            "Where everything is kept: in the data folder, or in the PostgreSQL database of `database`.");

    static final Setting<Optional<TenantRef>> DEFAULT_TENANT = new Setting<>(
            "default_tenant",
            SettingKinds.orNone(SettingKinds.tenant()),
            Optional.empty(),
            "The tenant of requests that do not say which one they mean, as sign-ins through Query Server's paths.");
    static final Setting<List<TenantHost>> TENANT_HOSTS = new Setting<>(
            "tenant_hosts",
            new SettingList<>(SettingKinds.tenantHost(), true),
            List.of(),
            "The tenants of such requests by the host that they came to; others are of `default_tenant`.");

    static final Setting<String> HTTP_HOST = new Setting<>(
            "http.host",
            SettingKinds.host(),
            "127.0.0.1",
            "The address to listen on; one that other machines can reach needs `behind_proxy`.");
    static final Setting<Integer> HTTP_PORT =
            new Setting<>("http.port", SettingKinds.whole(0, 65_535), 8080, "The port to listen on; 0 has one picked.");
    static final Setting<Boolean> HTTP_BEHIND_PROXY = new Setting<>(
            "http.behind_proxy",
            SettingKinds.flag(),
            false,
            "Says that a proxy in front terminates TLS; this server speaks plain HTTP.");
    static final Setting<List<Network>> HTTP_TRUSTED_PROXIES = new Setting<>(
            "http.trusted_proxies",
            new SettingList<>(SettingKinds.network(), true),
            List.of(),
            "The proxies whose `X-Forwarded-For` and `X-Forwarded-Host` are believed; needs `behind_proxy`.");
    static final Setting<Integer> HTTP_MAX_CONNECTIONS = new Setting<>(
            "http.max_connections",
            SettingKinds.whole(1, 1_000_000),
            10_000,
            "How many connections may be open; further ones wait in the backlog.");
    static final Setting<Integer> HTTP_MAX_CONCURRENT_REQUESTS = new Setting<>(
            "http.max_concurrent_requests",
            SettingKinds.whole(1, 100_000),
            1_024,
            "How many requests may be worked on, half of them from one network, and a quarter of them with a body of more"
                    + " than 4 KiB or of unknown length; further ones wait for half a second and are then answered 503, but not"
                    + " `/healthz` and `/readyz`.");
    static final Setting<Integer> HTTP_MAX_REQUEST_LINE = new Setting<>(
            "http.max_request_line",
            SettingKinds.bytes(256, 1 << 20),
            8 << 10,
            "Bytes of method, target and version; more is answered 414.");
    static final Setting<Integer> HTTP_MAX_HEADER_BYTES = new Setting<>(
            "http.max_header_bytes",
            SettingKinds.bytes(256, 1 << 20),
            16 << 10,
            "Bytes of all headers together; more is answered 431.");
    static final Setting<Integer> HTTP_MAX_BODY_BYTES = new Setting<>(
            "http.max_body_bytes",
            SettingKinds.bytes(1 << 10, 1 << 29),
            2 << 20,
            "Bytes of a body, whatever a route allows; more is answered 413.");
    static final Setting<Duration> HTTP_TIMEOUT = new Setting<>(
            "http.timeout",
            SettingKinds.time(Duration.ofSeconds(1), Duration.ofHours(1)),
            Duration.ofSeconds(30),
            "How long a connection may be idle, send its headers, or send its body and be answered.");
    static final Setting<Duration> HTTP_SHUTDOWN_GRACE = new Setting<>(
            "http.shutdown_grace",
            SettingKinds.time(Duration.ZERO, Duration.ofHours(1)),
            Duration.ofSeconds(10),
            "How long a stop waits for requests that were begun.");

    static final Setting<Boolean> METRICS_ENABLED =
            new Setting<>("metrics.enabled", SettingKinds.flag(), true, "Whether figures are served at all.");
    static final Setting<String> METRICS_HOST = new Setting<>(
            "metrics.host",
            SettingKinds.host(),
            "127.0.0.1",
            "The address to serve figures on; they need no password, so keep it from the public.");
    static final Setting<Integer> METRICS_PORT = new Setting<>(
            "metrics.port", SettingKinds.whole(0, 65_535), 9464, "The port to serve figures on; 0 has one picked.");

    static final Setting<List<Environment>> ENVIRONMENTS_ENABLED = new Setting<>(
            "environments.enabled",
            new SettingList<>(SettingKinds.oneOf(Environment.values()), false),
            List.of(Environment.values()),
            "The environments that this server serves.");
    static final Setting<Optional<Environment>> ENVIRONMENTS_DEFAULT = new Setting<>(
            "environments.default",
            SettingKinds.orNone(SettingKinds.oneOf(Environment.values())),
            Optional.empty(),
            "The environment of hosts that name none in their first label.");

    static final Setting<List<String>> POINT_CORS_ORIGINS = new Setting<>(
            "point.cors_origins",
            new SettingList<>(SettingKinds.origin(), true),
            List.of(),
            "The origins whose pages may call from browsers; an empty list is off.");
    static final Setting<Integer> POINT_DELETE_STATUS = new Setting<>(
            "point.delete_status",
            SettingKinds.oneOf(Set.of(Shape.NUMBER), String::valueOf, List.of(200, 204)),
            200,
            "What a DELETE is answered: 200 with `{}`, or 204 with nothing.");

    static final Setting<Boolean> STATICBACKEND_MAIL_RESET_CODES = new Setting<>(
            "staticbackend.mail_reset_codes",
            SettingKinds.flag(),
            false,
            "Whether `POST /password/send` also mails the code that it answers with.");
    static final Setting<Boolean> STATICBACKEND_SHOW_ADDED_USER = new Setting<>(
            "staticbackend.show_added_user",
            SettingKinds.flag(),
            false,
            "Whether `POST /account/users` answers with the new user instead of `true`.");

    static final Setting<Optional<Email>> QUERYSERVER_ADMIN_EMAIL = new Setting<>(
            "queryserver.admin_email",
            SettingKinds.orNone(SettingKinds.nameOrAddress()),
            Optional.empty(),
            "The administrator whom each start adds to `default_tenant` if nobody has that address; the password is in"
                    + " `CARDEA_QUERYSERVER_ADMIN_PASSWORD`, and changes nothing later.");

    static final Setting<Optional<String>> AVIAUTH_URL = new Setting<>(
            "aviauth.url",
            SettingKinds.orNone(SettingKinds.url()),
            Optional.empty(),
            "Where the world finds the API: tokens name it, and links in letters begin with it. Without one it is"
                    + " `/latest` at `http.host` and `http.port`.");
    static final Setting<List<String>> AVIAUTH_CORS_ORIGINS = new Setting<>(
            "aviauth.cors_origins",
            new SettingList<>(SettingKinds.origin(), true),
            List.of(),
            "The origins whose pages may call from browsers; an empty list is off.");
    static final Setting<Duration> AVIAUTH_REFRESH_REPEAT = new Setting<>(
            "aviauth.refresh_repeat",
            SettingKinds.time(Duration.ZERO, Duration.ofMinutes(10)),
            Duration.ofSeconds(60),
            "How long a refresh token that was used may be used again while its successor was not; later, or once the"
                    + " successor was, the sign-in ends.");

    static final Setting<Boolean> AVIAUTH_REDIRECT_TO_HTTPS = new Setting<>(
            "aviauth.redirect_to_https",
            SettingKinds.flag(),
            false,
            "Whether requests that came without TLS are answered 307 to `https`; a proxy of `http.trusted_proxies` says"
                    + " so with `X-Forwarded-Proto`.");

    static final Setting<Integer> LIMITS_FAILED_AUTHENTICATIONS = new Setting<>(
            "limits.failed_authentications_per_minute",
            SettingKinds.whole(0, 1_000_000),
            3_000,
            "Failed authentications from one address in a minute before it is answered 429; 0 for no limit.");

    static final Setting<Integer> LIMITS_FAILED_SIGN_INS = new Setting<>(
            "limits.failed_sign_ins_per_user",
            SettingKinds.whole(0, 1_000_000),
            50,
            "Failed sign-ins of one user from one network before it is answered 429; a tenth of them comes back each"
                    + " minute; 0 for no limit.");
    static final Setting<Optional<String>> MAIL_HOST = new Setting<>(
            "mail.host",
            SettingKinds.orNone(SettingKinds.host()),
            Optional.empty(),
            "The mail server that takes our letters; without one they wait in the outbox until they are of no use.");
    static final Setting<Integer> MAIL_PORT =
            new Setting<>("mail.port", SettingKinds.whole(1, 65_535), 587, "The mail server's port.");
    static final Setting<Smtp.Security> MAIL_SECURITY = new Setting<>(
            "mail.security",
            SettingKinds.oneOf(Smtp.Security.values()),
            Smtp.Security.STARTTLS,
            "TLS by `STARTTLS`, never without it; or from the first byte; or none.");
    static final Setting<Optional<String>> MAIL_USERNAME = new Setting<>(
            "mail.username",
            SettingKinds.orNone(SettingKinds.line(255)),
            Optional.empty(),
            "Who we are to the mail server; the password is in `CARDEA_SMTP_PASSWORD`.");
    static final Setting<Optional<Email>> MAIL_FROM = new Setting<>(
            "mail.from",
            SettingKinds.orNone(SettingKinds.mailAddress()),
            Optional.empty(),
            "The address that all letters come from.");
    static final Setting<Optional<String>> MAIL_FROM_NAME = new Setting<>(
            "mail.from_name",
            SettingKinds.orNone(SettingKinds.line(100)),
            Optional.empty(),
            "The name beside that address; if none, the one that a letter's sender gives.");
    static final Setting<Duration> MAIL_TIMEOUT = new Setting<>(
            "mail.timeout",
            SettingKinds.time(Duration.ofSeconds(1), Duration.ofMinutes(2)),
            Duration.ofSeconds(10),
            "How long the mail server may take for each step; for a whole letter four times that.");

    static final Setting<Optional<DatabaseAddress>> DATABASE_URL = new Setting<>(
            "database.url",
            SettingKinds.orNone(SettingKinds.databaseAddress()),
            Optional.empty(),
            "The JDBC address; of several hosts, the primary is taken.");
    static final Setting<Optional<String>> DATABASE_USERNAME = new Setting<>(
            "database.username",
            SettingKinds.orNone(SettingKinds.line(63)),
            Optional.empty(),
            "Who we are to the database, which that user should own; the password is in `CARDEA_DATABASE_PASSWORD`.");
    static final Setting<Integer> DATABASE_POOL = new Setting<>(
            "database.pool",
            SettingKinds.whole(1, 1_000),
            10,
            "How many connections write at once; as many more read, and a few are for the server itself.");
    static final Setting<Optional<String>> DATABASE_NODE = new Setting<>(
            "database.node",
            SettingKinds.orNone(SettingKinds.line(63)),
            Optional.empty(),
            "What this process is called in `cardea nodes`; by default as its machine.");

    static final Setting<Integer> SQLITE_READERS = new Setting<>(
            "sqlite.readers", SettingKinds.whole(1, 256), 4, "How many connections read the database at once.");
    static final Setting<Integer> SQLITE_QUEUE = new Setting<>(
            "sqlite.queue",
            SettingKinds.whole(1, 1_000_000),
            4_096,
            "How many writes may wait for the writer; further ones are answered 503.");
    static final Setting<Integer> SQLITE_LARGEST_BATCH = new Setting<>(
            "sqlite.largest_batch", SettingKinds.whole(1, 10_000), 256, "How many writes may share one commit.");
    static final Setting<Integer> SQLITE_PAGE_CACHE_BYTES = new Setting<>(
            "sqlite.page_cache_bytes",
            SettingKinds.bytes(64 << 10, 1 << 30),
            2 << 20,
            "Bytes of the database that each connection that reads keeps in memory; the one that writes keeps four times that.");

    static final Setting<Integer> MEMORY_STANDINGS_MEGABYTES = new Setting<>(
            "memory.standings_megabytes",
            SettingKinds.whole(1, 65_536),
            32,
            "Megabytes for what is remembered of users and their revoked tokens.");
    static final Setting<Integer> MEMORY_TENANTS = new Setting<>(
            "memory.tenants",
            SettingKinds.whole(1, 1_000_000),
            10_000,
            "How many tenants, with their keys, are remembered.");
    static final Setting<Integer> MEMORY_API_KEYS = new Setting<>(
            "memory.api_keys", SettingKinds.whole(1, 1_000_000), 10_000, "How many API keys are remembered.");

    static final Setting<Config.Format> LOG_FORMAT = new Setting<>(
            "log.format",
            SettingKinds.oneOf(Config.Format.values()),
            Config.Format.TEXT,
            "Lines for people, or one JSON object a line.");
    static final Setting<Level> LOG_LEVEL = new Setting<>(
            "log.level", SettingKinds.oneOf(Level.values()), Level.INFO, "The least urgent lines that are written.");
    static final Setting<Boolean> LOG_REQUESTS =
            new Setting<>("log.requests", SettingKinds.flag(), true, "Whether each request has a line, at level info.");

    private SettingTable() {}
}
