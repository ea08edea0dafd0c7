package dev.cardea.bench;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that was measured of stores of different sizes, round by round, for programs that compare runs.
final class ScaleJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ScaleJson() {}

    static String of(Options options, Machine before, Machine after, ScaleResults results, List<Verdict> verdicts) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("options")
                .put("subject", options.subject().word())
                .put("seconds", options.seconds())
                .put("rounds", options.rounds())
                .put("warmUp", options.warmUp())
                .put("connections", ScaleServer.CONNECTIONS)
                .put("users", options.users());
        root.putPOJO("before", before);
        root.putPOJO("after", after);
        ArrayNode reached = root.putArray("verdicts");
        verdicts.forEach(verdict -> reached.add(verdict.json()));
        root.putPOJO("sizes", results.sizes());
        root.putPOJO("tenants", results.tenants());
        return JSON.writeValueAsString(root) + "\n";
    }
}
