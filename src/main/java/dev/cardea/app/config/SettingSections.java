package dev.cardea.app.config;

import java.util.List;
import java.util.Optional;

/// The sections of the file, in their order, with all settings that there are.
final class SettingSections {

    static final List<SettingSection> ALL = List.of(
            SettingSection.of(
                    SettingSection.NOWHERE,
                    "Where everything is kept, and whose a request is that does not say.",
                    SettingTable.DATA,
                    SettingTable.STORE,
                    SettingTable.DEFAULT_TENANT,
                    SettingTable.TENANT_HOSTS),
            SettingSection.of(
                    "http",
                    "Where the server listens and how much it bears.",
                    SettingTable.HTTP_HOST,
                    SettingTable.HTTP_PORT,
                    SettingTable.HTTP_BEHIND_PROXY,
                    SettingTable.HTTP_TRUSTED_PROXIES,
                    SettingTable.HTTP_MAX_CONNECTIONS,
                    SettingTable.HTTP_MAX_CONCURRENT_REQUESTS,
                    SettingTable.HTTP_MAX_REQUEST_LINE,
                    SettingTable.HTTP_MAX_HEADER_BYTES,
                    SettingTable.HTTP_MAX_BODY_BYTES,
                    SettingTable.HTTP_TIMEOUT,
                    SettingTable.HTTP_SHUTDOWN_GRACE),
            SettingSection.of(
                    "metrics",
                    "Figures for Prometheus, on a port of their own.",
                    SettingTable.METRICS_ENABLED,
                    SettingTable.METRICS_HOST,
                    SettingTable.METRICS_PORT),
            SettingSection.of(
                    "environments",
                    "The worlds that share this server; the first label of a request's host names one.",
                    SettingTable.ENVIRONMENTS_ENABLED,
                    SettingTable.ENVIRONMENTS_DEFAULT),
            SettingSection.of(
                    "point", "The Point family.", SettingTable.POINT_CORS_ORIGINS, SettingTable.POINT_DELETE_STATUS),
            SettingSection.of(
                    "staticbackend",
                    "The StaticBackend family.",
                    SettingTable.STATICBACKEND_MAIL_RESET_CODES,
                    SettingTable.STATICBACKEND_SHOW_ADDED_USER),
            SettingSection.of("queryserver", "The Query Server family.", SettingTable.QUERYSERVER_ADMIN_EMAIL),
            SettingSection.of(
                    "aviauth",
                    "The Aviauth family.",
                    SettingTable.AVIAUTH_URL,
                    SettingTable.AVIAUTH_CORS_ORIGINS,
                    SettingTable.AVIAUTH_REFRESH_REPEAT,
                    SettingTable.AVIAUTH_REDIRECT_TO_HTTPS),
            SettingSection.of(
                    "limits",
                    "What is too much from one address.",
                    SettingTable.LIMITS_FAILED_AUTHENTICATIONS,
                    SettingTable.LIMITS_FAILED_SIGN_INS),
            SettingSection.of(
                    "mail",
                    "How letters leave, such as those with codes to sign in.",
                    SettingTable.MAIL_HOST,
                    SettingTable.MAIL_PORT,
                    SettingTable.MAIL_SECURITY,
                    SettingTable.MAIL_USERNAME,
                    SettingTable.MAIL_FROM,
                    SettingTable.MAIL_FROM_NAME,
                    SettingTable.MAIL_TIMEOUT),
            SettingSection.of(
                    "database",
                    "The PostgreSQL database, version 15 or newer, if `store` is `postgresql`.",
                    SettingTable.DATABASE_URL,
                    SettingTable.DATABASE_USERNAME,
                    SettingTable.DATABASE_POOL,
                    SettingTable.DATABASE_NODE),
            SettingSection.of(
                    "sqlite",
                    "How the database in the data folder is used, if `store` is `sqlite`.",
                    SettingTable.SQLITE_READERS,
                    SettingTable.SQLITE_QUEUE,
                    SettingTable.SQLITE_LARGEST_BATCH,
                    SettingTable.SQLITE_PAGE_CACHE_BYTES),
            SettingSection.of(
                    "memory",
                    "What is remembered so that the database need not be asked.",
                    SettingTable.MEMORY_STANDINGS_MEGABYTES,
                    SettingTable.MEMORY_TENANTS,
                    SettingTable.MEMORY_API_KEYS),
            SettingSection.of(
                    "log",
                    "What is written to the standard output.",
                    SettingTable.LOG_FORMAT,
                    SettingTable.LOG_LEVEL,
                    SettingTable.LOG_REQUESTS));

    static final List<Setting<?>> SETTINGS = ALL.stream()
            .<Setting<?>>flatMap(section -> section.settings().stream())
            .toList();

    static final List<String> KEYS = SETTINGS.stream().map(Setting::key).toList();

    static final List<String> NAMES = ALL.stream()
            .map(SettingSection::name)
            .filter(name -> !name.isEmpty())
            .toList();

    private SettingSections() {}

    /// The setting of that key, as in `http.port`.
    static Optional<Setting<?>> setting(String key) {
        return SETTINGS.stream().filter(one -> one.key().equals(key)).findFirst();
    }
}
