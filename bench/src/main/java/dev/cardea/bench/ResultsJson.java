package dev.cardea.bench;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that was measured, round by round, for programs that compare runs.
final class ResultsJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultsJson() {}

    static String of(Options options, Machine before, Machine after, Results results) {
        ObjectNode root = JSON.createObjectNode();
        root.putPOJO("options", options);
        root.putPOJO("before", before);
        root.putPOJO("after", after);
        ArrayNode lines = root.putArray("operations");
        for (Results.Line line : results.lines()) {
            lines.addObject()
                    .put("operation", line.operation().word())
                    .put("route", line.operation().route())
                    .put("connections", line.connections())
                    .put("rateRatio", line.ofBare(Server.CARDEA, Figures::requestsPerSecond))
                    .put("cpuRatio", line.ofBare(Server.CARDEA, Figures::cpuMicros))
                    .putPOJO("rounds", line.rounds());
        }
        ArrayNode verdicts = root.putArray("verdicts");
        OperationVerdicts.of(results).forEach(verdict -> verdicts.add(verdict.json()));
        root.putPOJO("store", List.copyOf(results.store()));
        root.putPOJO("serverKilobytes", results.oursMemory());
        root.putPOJO("bareKilobytes", results.bareMemory());
        return JSON.writeValueAsString(root) + "\n";
    }
}
