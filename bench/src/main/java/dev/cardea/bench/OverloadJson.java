package dev.cardea.bench;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that was measured of overloads, second by second, for programs that compare runs.
final class OverloadJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private OverloadJson() {}

    static String of(
            Options options,
            Machine before,
            Machine after,
            Map<OverloadScenario, List<OverloadResult>> results,
            List<Verdict> verdicts) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("options")
                .put("subject", options.subject().word())
                .put("seconds", options.seconds())
                .put("rounds", options.rounds())
                .put("warmUp", options.warmUp())
                .put("connections", options.connections().getLast())
                .put("users", options.users());
        root.putPOJO("before", before);
        root.putPOJO("after", after);
        ObjectNode scenarios = root.putObject("overloads");
        results.forEach((scenario, rounds) -> scenarios.putPOJO(scenario.word(), rounds));
        ArrayNode list = root.putArray("verdicts");
        verdicts.forEach(verdict -> list.add(verdict.json()));
        return JSON.writeValueAsString(root) + "\n";
    }
}
