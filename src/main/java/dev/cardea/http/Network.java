package dev.cardea.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A network of addresses, such as `10.0.0.0/8`; a single address is a network of one.
public record Network(InetAddress address, int bits) {

    private static final Pattern WRITTEN = Pattern.compile("([^/]+)(?:/(0|[1-9][0-9]{0,2}))?");

    public Network {
        if (bits < 0 || bits > width(address)) {
            throw new IllegalArgumentException("a network of " + address.getHostAddress() + " with " + bits + " bits");
        }
    }

    /// Empty if the text is no address or network; names are never looked up.
    public static Optional<Network> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        Optional<String> bits = Optional.ofNullable(written.group(2));
        return address(written.group(1))
                .filter(address -> bits.isEmpty() || Integer.parseInt(bits.get()) <= width(address))
                .map(address -> new Network(address, bits.map(Integer::parseInt).orElse(width(address))));
    }

    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        String host = address.getHostAddress();
        return bits == width(address) ? host : host + "/" + bits;
    }

    /// The address, if the text is one rather than a name.
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static int width(InetAddress address) {
        return address.getAddress().length * 8;
    }
}
