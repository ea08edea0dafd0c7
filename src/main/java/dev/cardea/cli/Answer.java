package dev.cardea.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How a command ended and what it said; a created secret stands in it.
record Answer(Exit exit, String out, String err) {

    static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    byte[] json() {
        return JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("version", Request.VERSION)
                .put("exit", exit.code())
                .put("stdout", out)
                .put("stderr", err));
    }

    /// Empty if it is none of this version.
    static Optional<Answer> parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            int code = json.path("exit").asInt(-1);
            String out = json.path("stdout").stringValue();
            String err = json.path("stderr").stringValue();
            return Arrays.stream(Exit.values())
                    .filter(exit -> exit.code() == code)
                    .filter(_ -> json.path("version").asInt(0) == Request.VERSION)
                    .findFirst()
                    .map(exit -> new Answer(exit, out, err));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    int print(PrintStream toOut, PrintStream toErr) {
        toOut.print(out);
        toOut.flush();
        toErr.print(err);
        toErr.flush();
        return exit.code();
    }

    @Override
    public String toString() {
        return "Answer[" + exit + "]";
    }
}
