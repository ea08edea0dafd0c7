package dev.cardea.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What single operations are to reach at 64 connections.
final class OperationVerdicts {

    private static final String RATE = "%s at 64 connections, requests/s as a share of %s";
    private static final String CPU = "%s, CPU for a request: 1/%d of Keycloak's %s";

    /// What an operation of Keycloak costs: CPU µs of the server and its database for a request, measured once on a
    /// machine with two cores (version 26.7, PostgreSQL). It differs from machine to machine.
    private enum Keycloak {
        USERINFO("userinfo", 174),
        REFRESH("refresh", 2_570),
        CREATE("creation of a user", 2_030),
        REVOKE("revocation", 670);

        private final String words;
        private final double micros;

        Keycloak(String words, double micros) {
            this.words = words;
            this.micros = micros;
        }
    }

    /// @param share of the requests of the bare endpoint, or of the rows of the bare group commit
    /// @param part which part of Keycloak's CPU time is allowed
    private record Target(double share, int part, Keycloak keycloak) {}

    private OperationVerdicts() {}

    static List<Verdict> of(Results results) {
        return results.targetLines().stream().flatMap(OperationVerdicts::of).toList();
    }

    private static Stream<Verdict> of(Results.Line line) {
        Target target = target(line.operation());
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(rate(line, target));
        verdicts.add(cpu(line, target));
        return verdicts.stream();
    }

    private static Target target(Operation operation) {
        return switch (operation) {
            case CREATE -> new Target(0.5, 25, Keycloak.CREATE);
            case MINT -> new Target(0.7, 80, Keycloak.REFRESH);
            case INTROSPECT, ME -> new Target(0.8, 10, Keycloak.USERINFO);
            case REVOKE -> new Target(0.5, 8, Keycloak.REVOKE);
            case REFRESH -> new Target(0.5, 25, Keycloak.REFRESH);
        };
    }

    private static Verdict rate(Results.Line line, Target target) {
        double share = line.hasCommits() ? line.ofCommits() : line.ofBare(Server.CARDEA, Figures::requestsPerSecond);
        String limit = line.hasCommits() ? "the store's bare group commit" : "the bare endpoint's";
        return new Verdict(
                RATE.formatted(line.operation().word(), limit),
                "≥ %.2f".formatted(target.share),
                "%.2f".formatted(share),
                share >= target.share);
    }

    private static Verdict cpu(Results.Line line, Target target) {
        double most = target.keycloak.micros / target.part;
        double micros = line.median(Server.CARDEA, Figures::cpuMicros);
        return new Verdict(
                CPU.formatted(line.operation().word(), target.part, target.keycloak.words),
                "≤ %.1f µs".formatted(most),
                "%.1f µs".formatted(micros),
                micros <= most);
    }
}
