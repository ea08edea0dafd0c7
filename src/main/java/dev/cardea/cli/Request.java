package dev.cardea.cli;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A command on its way to the operations.
record Request(List<String> args, Input input) {

    static final int VERSION = 1;
    static final int MOST_BYTES = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    Request {
        args = List.copyOf(args);
    }

    byte[] json() {
        ObjectNode json = JSON.createObjectNode().put("version", VERSION);
        args.forEach(json.putArray("args")::add);
        json.put("input", Base64.getEncoder().encodeToString(input.bytes()));
        return JSON.writeValueAsBytes(json);
    }

    /// Empty if it is none of this version.
    static Optional<Request> parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            List<String> args = new ArrayList<>();
            json.path("args").forEach(arg -> args.add(arg.stringValue()));
            byte[] input = Base64.getDecoder().decode(json.path("input").stringValue());
            return json.path("version").asInt(0) == VERSION && json.path("args").isArray()
                    ? Optional.of(new Request(args, new Input(input)))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Request[hidden]";
    }
}
