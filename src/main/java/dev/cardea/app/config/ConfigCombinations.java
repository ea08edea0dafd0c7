package dev.cardea.app.config;

import dev.cardea.core.Environment;
import dev.cardea.mail.Smtp;
import dev.cardea.store.DatabaseAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Values that are right by themselves and wrong together.
final class ConfigCombinations {

    /// @param first whose place the error names
    /// @param others what else is looked at
    private record Rule(Setting<?> first, List<Setting<?>> others, Function<SettingValues, Optional<String>> problem) {

        boolean canBeAsked(Set<String> faulty) {
            return !faulty.contains(first.key()) && others.stream().noneMatch(other -> faulty.contains(other.key()));
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    SettingTable.HTTP_HOST,
                    List.of(SettingTable.HTTP_BEHIND_PROXY),
                    ConfigCombinations::plainHttpForEverybody),
            new Rule(
                    SettingTable.HTTP_TRUSTED_PROXIES,
                    List.of(SettingTable.HTTP_BEHIND_PROXY),
                    ConfigCombinations::trustWithoutProxy),
            new Rule(
                    SettingTable.METRICS_PORT,
                    List.of(
                            SettingTable.METRICS_ENABLED,
                            SettingTable.METRICS_HOST,
                            SettingTable.HTTP_HOST,
                            SettingTable.HTTP_PORT),
                    ConfigCombinations::onePortTwice),
            new Rule(
                    SettingTable.ENVIRONMENTS_DEFAULT,
                    List.of(SettingTable.ENVIRONMENTS_ENABLED),
                    ConfigCombinations::defaultNotServed),
            new Rule(SettingTable.MAIL_HOST, List.of(SettingTable.MAIL_FROM), ConfigCombinations::mailFromNobody),
            new Rule(
                    SettingTable.MAIL_SECURITY,
                    List.of(SettingTable.MAIL_HOST, SettingTable.MAIL_USERNAME),
                    ConfigCombinations::passwordForEverybody),
            new Rule(SettingTable.TENANT_HOSTS, List.of(), ConfigCombinations::hostTwice),
            new Rule(
                    SettingTable.QUERYSERVER_ADMIN_EMAIL,
                    List.of(SettingTable.DEFAULT_TENANT),
                    ConfigCombinations::administratorOfNoTenant),
            new Rule(
                    SettingTable.STORE,
                    List.of(SettingTable.DATABASE_URL, SettingTable.DATABASE_USERNAME),
                    ConfigCombinations::databaseNowhere),
            new Rule(SettingTable.DATABASE_URL, List.of(), ConfigCombinations::credentialsInTheOpen),
            new Rule(
                    SettingTable.DATABASE_URL,
                    List.of(SettingTable.STORE, SettingTable.DATABASE_USERNAME, SettingTable.DATABASE_POOL),
                    ConfigCombinations::databaseUnused));

    private ConfigCombinations() {}

    /// @param faulty keys that have an error already: what depends on them is not looked at
    static List<ConfigError> errors(SettingValues values, Set<String> faulty) {
        return RULES.stream()
                .filter(rule -> rule.canBeAsked(faulty))
                .flatMap(rule -> rule.problem().apply(values).stream()
                        .map(what -> new ConfigError(values.source(rule.first()), what)))
                .toList();
    }

    private static Optional<String> plainHttpForEverybody(SettingValues values) {
        String host = values.of(SettingTable.HTTP_HOST);
        return ConfigHost.isLoopback(host) || values.of(SettingTable.HTTP_BEHIND_PROXY)
                ? Optional.empty()
                : Optional.of("http.host is " + host + ", which other machines can reach, but this server speaks plain"
                        + " HTTP: put a proxy in front that terminates TLS, and set http.behind_proxy to true");
    }

    private static Optional<String> trustWithoutProxy(SettingValues values) {
        return values.of(SettingTable.HTTP_TRUSTED_PROXIES).isEmpty() || values.of(SettingTable.HTTP_BEHIND_PROXY)
                ? Optional.empty()
                : Optional.of("http.trusted_proxies names proxies, but http.behind_proxy is false");
    }

    private static Optional<String> onePortTwice(SettingValues values) {
        int port = values.of(SettingTable.METRICS_PORT);
        String ours = values.of(SettingTable.HTTP_HOST);
        String theirs = values.of(SettingTable.METRICS_HOST);
        boolean meet = ours.equals(theirs) || ConfigHost.isEverywhere(ours) || ConfigHost.isEverywhere(theirs);
        return values.of(SettingTable.METRICS_ENABLED) && port != 0 && port == values.of(SettingTable.HTTP_PORT) && meet
                ? Optional.of("metrics.port and http.port are both " + port + "; they must differ")
                : Optional.empty();
    }

    private static Optional<String> mailFromNobody(SettingValues values) {
        return values.of(SettingTable.MAIL_HOST).isEmpty()
                        || values.of(SettingTable.MAIL_FROM).isPresent()
                ? Optional.empty()
                : Optional.of("mail.host is set, but mail.from gives no address for letters to come from");
    }

    private static Optional<String> passwordForEverybody(SettingValues values) {
        Optional<String> host = values.of(SettingTable.MAIL_HOST).filter(name -> !ConfigHost.isLoopback(name));
        boolean isBare = values.of(SettingTable.MAIL_SECURITY) == Smtp.Security.NONE;
        return host.isPresent()
                        && isBare
                        && values.of(SettingTable.MAIL_USERNAME).isPresent()
                ? Optional.of("mail.security is none, so the password of mail.username would go to " + host.get()
                        + " for everybody on the way to read; use starttls or tls")
                : Optional.empty();
    }

    private static Optional<String> hostTwice(SettingValues values) {
        Set<String> seen = new HashSet<>();
        return values.of(SettingTable.TENANT_HOSTS).stream()
                .map(TenantHost::host)
                .filter(host -> !seen.add(host))
                .findFirst()
                .map(host -> "tenant_hosts has " + host + " a second time");
    }

    private static Optional<String> administratorOfNoTenant(SettingValues values) {
        return values.of(SettingTable.QUERYSERVER_ADMIN_EMAIL).isEmpty()
                        || values.of(SettingTable.DEFAULT_TENANT).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "queryserver.admin_email is set, but default_tenant does not say whose administrator that is");
    }

    private static Optional<String> databaseNowhere(SettingValues values) {
        if (values.of(SettingTable.STORE) != Config.StoreKind.POSTGRESQL) {
            return Optional.empty();
        }
        boolean hasUrl = values.of(SettingTable.DATABASE_URL).isPresent();
        boolean hasUser = values.of(SettingTable.DATABASE_USERNAME).isPresent();
        return hasUrl && hasUser
                ? Optional.empty()
                : Optional.of("store is postgresql, but "
                        + (hasUrl ? "" : "database.url does not say where the database is")
                        + (hasUrl || hasUser ? "" : ", and ")
                        + (hasUser ? "" : "database.username does not say who we are to it"));
    }

    private static Optional<String> credentialsInTheOpen(SettingValues values) {
        return values.of(SettingTable.DATABASE_URL)
                .filter(DatabaseAddress::namesCredentials)
                .map(_ -> "database.url names a user or a password (not shown): the user belongs into"
                        + " database.username, and the password into CARDEA_DATABASE_PASSWORD");
    }

    private static Optional<String> databaseUnused(SettingValues values) {
        boolean isSet = values.of(SettingTable.DATABASE_URL).isPresent()
                || values.of(SettingTable.DATABASE_USERNAME).isPresent()
                || !values.of(SettingTable.DATABASE_POOL).equals(SettingTable.DATABASE_POOL.standard());
        return isSet && values.of(SettingTable.STORE) == Config.StoreKind.SQLITE
                ? Optional.of("database.* is set, but store is sqlite; to use the database, set store to postgresql")
                : Optional.empty();
    }

    private static Optional<String> defaultNotServed(SettingValues values) {
        Optional<Environment> fallback = values.of(SettingTable.ENVIRONMENTS_DEFAULT);
        return fallback.isEmpty()
                        || values.of(SettingTable.ENVIRONMENTS_ENABLED).contains(fallback.get())
                ? Optional.empty()
                : Optional.of("environments.default is " + fallback.get().label()
                        + ", which is not among environments.enabled");
    }
}
