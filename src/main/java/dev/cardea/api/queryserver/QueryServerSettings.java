package dev.cardea.api.queryserver;

import dev.cardea.flow.TenantRef;
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
}
