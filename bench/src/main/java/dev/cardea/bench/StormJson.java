package dev.cardea.bench;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that was measured of StaticBackend's users, round by round, for programs that compare runs.
final class StormJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StormJson() {}

    static String of(Options options, Machine before, Machine after, StormResults results) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("options")
                .put("subject", options.subject().word())
                .put("seconds", options.seconds())
                .put("rounds", options.rounds())
                .put("warmUp", options.warmUp())
                .put("users", options.users());
        root.putPOJO("before", before);
        root.putPOJO("after", after);
        root.put("share", results.share());
        root.put("unknownToWrong", results.times().ratio());
        root.putPOJO("failures", results.failures());
        root.putPOJO("rounds", results.rounds());
        root.putPOJO("logins", results.times());
        root.put("idleKilobytes", results.idleKilobytes());
        root.put("loadedKilobytes", results.loadedKilobytes());
        ArrayNode verdicts = root.putArray("verdicts");
        StormVerdicts.of(results).forEach(verdict -> verdicts.add(verdict.json()));
        return JSON.writeValueAsString(root) + "\n";
    }
}
