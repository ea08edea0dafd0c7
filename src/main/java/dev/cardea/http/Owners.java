package dev.cardea.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which family words the problems of paths that no route has.
final class Owners {

    private record Claim(List<String> prefix, Mounted mounted) {}

    private final List<Claim> claims = new ArrayList<>();

    void add(Mounted mounted) {
        for (String prefix : mounted.family().prefixes()) {
            Claim claim = new Claim(Template.segments(Template.checked(prefix)), mounted);
            for (Claim other : claims) {
                if (other.prefix.equals(claim.prefix)) {
                    throw new IllegalStateException("prefix " + prefix + " is claimed by both "
                            + other.mounted.family().name() + " and "
                            + mounted.family().name());
                }
            }
            claims.add(claim);
        }
        claims.sort(
                Comparator.comparingInt((Claim claim) -> claim.prefix.size()).reversed());
    }

    Optional<Mounted> of(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        List<String> exact = segments(path, false);
        List<String> collapsed = segments(path, true);
        for (Claim claim : claims) {
            List<String> segments = claim.mounted.manners().collapsesSlashes() ? collapsed : exact;
            int size = claim.prefix.size();
            if (segments.size() >= size && segments.subList(0, size).equals(claim.prefix)) {
                return Optional.of(claim.mounted);
            }
        }
        return Optional.empty();
    }

    private List<String> segments(String path, boolean collapsed) {
        int longest = claims.isEmpty() ? 0 : claims.getFirst().prefix.size();
        List<String> segments = new ArrayList<>();
        int begin = 1;
        while (begin <= path.length() && segments.size() < longest) {
            int slash = path.indexOf('/', begin);
            int end = slash < 0 ? path.length() : slash;
            if (end > begin || !collapsed) {
                String raw = path.substring(begin, end);
                segments.add(PercentDecoding.decode(raw).orElse(raw));
            }
            begin = end + 1;
        }
        return segments;
    }
}
