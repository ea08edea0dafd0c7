package dev.cardea.http;

import java.util.Optional;

/// The target of a request line, taken apart without normalising anything (RFC 9112 §3.2).
///
/// @param authority present if the target was absolute (`http://host/path`)
record RequestTarget(String path, Optional<String> authority) {

    private static final RequestTarget SERVER = new RequestTarget("*", Optional.empty());

    /// Of a target without its query; empty if it is malformed.
    ///
    /// Characters that a URI may not hold but clients send raw, such as '|', pass. What begins with two slashes
    /// is a path, never an authority.
    static Optional<RequestTarget> of(String method, String raw) {
        if (!isVisible(raw)) {
            return Optional.empty();
        }
        if (raw.startsWith("/")) {
            return Optional.of(new RequestTarget(raw, Optional.empty()));
        }
        if (raw.equals("*") && method.equals("OPTIONS")) {
            return Optional.of(SERVER);
        }
        int scheme = schemeLength(raw);
        if (scheme == 0) {
            return Optional.empty();
        }
        int slash = raw.indexOf('/', scheme);
        String authority = slash < 0 ? raw.substring(scheme) : raw.substring(scheme, slash);
        String path = slash < 0 ? "/" : raw.substring(slash);
        // RFC 9110 §4.2.4: user information in an http URI is an error
        return authority.isEmpty() || authority.indexOf('@') >= 0
                ? Optional.empty()
                : Optional.of(new RequestTarget(path, Optional.of(authority)));
    }

    private static boolean isVisible(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static int schemeLength(String raw) {
        if (raw.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return raw.regionMatches(true, 0, "https://", 0, 8) ? 8 : 0;
    }
}
