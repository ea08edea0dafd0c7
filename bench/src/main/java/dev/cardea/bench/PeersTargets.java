package dev.cardea.bench;

import java.util.List;

/// What Cardea over SQLite is to be, beside Keycloak in the same run.
final class PeersTargets {

    private static final double SIGN_INS = 1.5;

    private PeersTargets() {}

    static List<Verdict> of(PeersResults results) {
        return List.of(
                cpu(results, "check of a session (/me)", PeerOperation.CHECK, "userinfo", PeerOperation.CHECK, 10),
                cpu(results, "introspect", PeerOperation.INTROSPECT, "userinfo", PeerOperation.CHECK, 10),
                cpu(results, "mint from a refresh token", PeerOperation.MINT, "refresh", PeerOperation.MINT, 80),
                cpu(results, "rotating refresh", PeerOperation.ROTATE, "refresh", PeerOperation.MINT, 25),
                cpu(results, "create", PeerOperation.CREATE, "create", PeerOperation.CREATE, 25),
                cpu(results, "revoke", PeerOperation.REVOKE, "revoke", PeerOperation.REVOKE, 8),
                signIns(results));
    }

    private static Verdict cpu(
            PeersResults results,
            String what,
            PeerOperation own,
            String keycloakWhat,
            PeerOperation keycloaks,
            int target) {
        double ratio = results.ratio(own, Peer.CARDEA, keycloaks, Figures::cpuMicros);
        return new Verdict(
                what + ": CPU for a request, of Keycloak's for " + keycloakWhat,
                "≤ 1/" + target,
                "1/%.1f".formatted(ratio),
                ratio >= target);
    }

    private static Verdict signIns(PeersResults results) {
        double ratio = 1 / results.ratio(PeerOperation.SIGN_IN, Peer.CARDEA, Figures::requestsPerSecond);
        return new Verdict(
                "sign in: requests/s, of Keycloak's with weaker hashes",
                "≥ %.1f ×".formatted(SIGN_INS),
                "%.2f ×".formatted(ratio),
                ratio >= SIGN_INS);
    }
}
