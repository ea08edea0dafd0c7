package dev.cardea.bench;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that was measured beside Keycloak, round by round, for programs that compare runs.
final class PeersJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PeersJson() {}

    static String of(Circumstances circumstances, PeersResults results) {
        ObjectNode root = JSON.createObjectNode();
        root.put("keycloak", results.keycloak());
        root.putPOJO("options", circumstances.options());
        root.putPOJO("before", circumstances.before());
        root.putPOJO("after", circumstances.after());
        ArrayNode lines = root.putArray("operations");
        results.cells()
                .forEach((operation, row) -> row.forEach((peer, rounds) -> lines.addObject()
                        .put("operation", operation.word())
                        .put("server", peer.title())
                        .put("route", operation.route(peer))
                        .put("keycloakRateRatio", results.ratio(operation, peer, Figures::requestsPerSecond))
                        .put("keycloakCpuRatio", results.ratio(operation, peer, Figures::cpuMicros))
                        .putPOJO("rounds", rounds)));
        root.putPOJO("startMillis", results.starts());
        root.putPOJO("idleKilobytes", results.idle());
        root.putPOJO("loadedKilobytes", results.loaded());
        ArrayNode targets = root.putArray("targets");
        PeersTargets.of(results).forEach(target -> targets.add(target.json()));
        return JSON.writeValueAsString(root) + "\n";
    }
}
