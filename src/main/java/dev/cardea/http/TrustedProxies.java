package dev.cardea.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The reverse proxies whose word is taken for who called (`X-Forwarded-For`) and which host was meant
/// (`X-Forwarded-Host`). From anybody else these headers mean nothing.
public record TrustedProxies(List<Network> networks) {

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /// All addresses that share their first bits.
    public record Network(InetAddress first, int bits) {}

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /// Addresses such as `10.0.0.7` or networks such as `10.0.0.0/8`, of either IP version.
    ///
    /// @throws IllegalArgumentException if one is neither
    public static TrustedProxies of(List<String> addresses) {
        return new TrustedProxies(
                addresses.stream().map(TrustedProxies::network).toList());
    }

    /// The head of a request as the proxy received it; unchanged if it did not come from a trusted one.
    Envelope seenThrough(Envelope wire) {
        return networks.isEmpty() || !isTrusted(wire.peer()) ? wire : new Forwarded(wire);
    }

    private boolean isTrusted(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return networks.stream().anyMatch(network -> isWithin(bytes, network));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isWithin(byte[] address, Network network) {
        byte[] first = network.first.getAddress();
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < network.bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int most = first.getAddress().length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("not an address or a network: " + text);
        }
        return new Network(first, bits);
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
                    ? wire.header("X-Forwarded-Host").map(String::strip).or(() -> wire.header(name))
                    : wire.header(name);
        }

        @Override
        public List<String> headers(String name) {
            return wire.headers(name);
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
