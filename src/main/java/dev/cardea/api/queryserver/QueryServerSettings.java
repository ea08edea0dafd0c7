package dev.cardea.api.queryserver;

import dev.cardea.flow.TenantRef;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an operator may decide for the whole family: which tenant is meant where a request does not say (decision 3).
///
/// @param hosts tenants by host name, in lower case and without a port
/// @param usual the tenant of all other hosts, if they have one
public record QueryServerSettings(Map<String, TenantRef> hosts, Optional<TenantRef> usual) {

    public static final QueryServerSettings DEFAULT = new QueryServerSettings(Map.of(), Optional.empty());

    public QueryServerSettings {
        hosts = Map.copyOf(hosts);
    }

    /// The tenant that is meant, if any is.
    ///
    /// @param host as the request names it, maybe with a port
    Optional<TenantRef> tenant(String host) {
        int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
        String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name; // RFC 1034 §3.1
        return Optional.ofNullable(hosts.get(relative)).or(() -> usual);
    }
}
