package dev.cardea.app.config;

import dev.cardea.core.Environment;
import dev.cardea.core.Tenant;
import dev.cardea.flow.TenantRef;
import java.util.Locale;
import java.util.Optional;

/// A host name and the tenant of requests to it that do not say which one they mean (decision 3).
///
/// @param host in lower case, without a port
record TenantHost(String host, TenantRef tenant) {

    /// Reads `api.example.org=acme@production`.
    static Optional<TenantHost> read(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        String host = text.substring(0, equals).toLowerCase(Locale.ROOT);
        return ConfigHost.isHost(host) && host.indexOf(':') < 0
                ? readTenant(text.substring(equals + 1)).map(tenant -> new TenantHost(host, tenant))
                : Optional.empty();
    }

    String write() {
        return host + "=" + writeTenant(tenant);
    }

    /// Reads `acme@production`.
    static Optional<TenantRef> readTenant(String text) {
        int at = text.indexOf('@');
        if (at < 0 || !Tenant.isName(text.substring(0, at))) {
            return Optional.empty();
        }
        return Environment.of(text.substring(at + 1))
                .map(environment -> new TenantRef(text.substring(0, at), environment));
    }

    static String writeTenant(TenantRef tenant) {
        return tenant.organisation() + "@" + tenant.environment().label();
    }
}
