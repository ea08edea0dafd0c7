package dev.cardea.core;

import java.util.Optional;
import java.util.Set;

/// Which environments this server serves, and how a request's host tells them apart: by its first label
/// (contract point.md §3), as in `staging.sdk.example.org`.
///
/// @param fallback for hosts without a known label, where one is configured
public record Environments(Set<Environment> enabled, Optional<Environment> fallback) {

    public Environments {
        enabled = Set.copyOf(enabled);
        if (fallback.isPresent() && !enabled.contains(fallback.get())) {
            throw new IllegalArgumentException("the default environment is not among the enabled ones");
        }
    }

    /// The environment that a host names itself; any case, any port.
    public Optional<Environment> labelled(String host) {
        int end = 0;
        while (end < host.length() && host.charAt(end) != '.' && host.charAt(end) != ':') {
            end++;
        }
        return Environment.of(host.substring(0, end)).filter(enabled::contains);
    }

    /// The environment of a host: its own, or the fallback where it names none.
    public Optional<Environment> of(String host) {
        return labelled(host).or(() -> fallback);
    }
}
