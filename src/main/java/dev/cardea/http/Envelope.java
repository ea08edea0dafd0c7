package dev.cardea.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The head of a request as the engine keeps it, read only when asked; or one made by hand.
interface Envelope {

    Optional<String> header(String name);

    List<String> headers(String name);

    String peer();

    /// Whether the caller used TLS; only a proxy before us can tell.
    default boolean isSecure() {
        return false;
    }

    /// Made by hand, in tests.
    record Written(List<Header> lines, String peer) implements Envelope {

        public Written {
            lines = List.copyOf(lines);
        }

        @Override
        public Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        @Override
        public List<String> headers(String name) {
            return lines.stream()
                    .filter(line -> line.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .toList();
        }

        Written and(Header line) {
            List<Header> more = new ArrayList<>(lines);
            more.add(line);
            return new Written(more, peer);
        }
    }
}
