package dev.cardea.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whether one target was reached. Each subject's results hold a list of them under `verdicts`, from which the table
/// at the head of docs/performance.md is made.
///
/// @param what is measured, and against what: "introspect at 64 connections, of the bare endpoint's requests/s"
/// @param target with its unit: "≥ 0.80", "≤ 17.4 µs"
/// @param measured in the same unit: "0.85"
record Verdict(String what, String target, String measured, boolean reached) {

    static Verdict of(JsonNode json) {
        return new Verdict(
                json.get("what").stringValue(),
                json.get("target").stringValue(),
                json.get("measured").stringValue(),
                json.get("reached").booleanValue());
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("what", what)
                .put("target", target)
                .put("measured", measured)
                .put("reached", reached);
    }

    /// As the last column says it.
    String answer() {
        return reached ? "reached" : "MISSED";
    }
}
