package dev.cardea.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The reverse proxies whose word is taken for who called (`X-Forwarded-For`) and which host was meant
/// (`X-Forwarded-Host`). From anybody else these headers mean nothing.
public record TrustedProxies(List<Network> networks) {

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /// The head of a request as the proxy received it; unchanged if it did not come from a trusted one.
    Envelope seenThrough(Envelope wire) {
        return networks.isEmpty() || !isTrusted(wire.peer()) ? wire : new Forwarded(wire);
    }

    private boolean isTrusted(String address) {
        return Network.of(address)
                .filter(peer -> networks.stream().anyMatch(network -> network.contains(peer.address())))
                .isPresent();
    }

    /// What a trusted proxy says it received.
    private final class Forwarded implements Envelope {

        private final Envelope wire;

        private Forwarded(Envelope wire) {
            this.wire = wire;
        }

        @Override
        public Optional<String> header(String name) {
            return name.equalsIgnoreCase("Host")
                    ? wire.header("X-Forwarded-Host")
                            .map(hosts -> hosts.split(",", 2)[0].strip())
                            .or(() -> wire.header(name))
                    : wire.header(name);
        }

        @Override
        public List<String> headers(String name) {
            return wire.headers(name);
        }

        @Override
        public boolean isSecure() {
            return wire.header("X-Forwarded-Proto")
                    .map(schemes -> schemes.split(",", 2)[0].strip())
                    .filter("https"::equalsIgnoreCase)
                    .isPresent();
        }

        /// The last hop that is no proxy of ours: everything before it can be made up by the caller.
        @Override
        public String peer() {
            List<String> hops = wire.headers("X-Forwarded-For").stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .toList();
            for (String hop : hops.reversed()) {
                if (!isTrusted(hop)) {
                    return hop;
                }
            }
            return wire.peer();
        }
    }
}
