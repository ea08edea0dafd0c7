package dev.cardea.cli;

import java.io.ByteArrayOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A command on its way to the operations. On the socket it is a line of JSON, and behind the line break the
/// input as it came, which may be long.
///
/// @param folder from where files are meant that the arguments name
record Request(List<String> args, Path folder, Input input) {

    static final int VERSION = 1;
    static final int MOST_BYTES = 64 * 1024 + Intake.USERS.mostBytes();

    private static final JsonMapper JSON = JsonMapper.shared();

    Request {
        args = List.copyOf(args);
    }

    /// One that is given in this process's own folder.
    Request(List<String> args, Input input) {
        this(args, Path.of("").toAbsolutePath(), input);
    }

    byte[] bytes() {
        ObjectNode json = JSON.createObjectNode().put("version", VERSION).put("folder", folder.toString());
        args.forEach(json.putArray("args")::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(JSON.writeValueAsBytes(json)); // which has no line break in it
        bytes.write('\n');
        bytes.writeBytes(input.bytes());
        return bytes.toByteArray();
    }

    /// Empty if it is none of this version.
    static Optional<Request> parse(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        try {
            JsonNode json = JSON.readTree(Arrays.copyOf(bytes, end));
            List<String> args = new ArrayList<>();
            json.path("args").forEach(arg -> args.add(arg.stringValue()));
            return json.path("version").asInt(0) == VERSION && json.path("args").isArray()
                    ? Optional.of(new Request(
                            args,
                            Path.of(json.path("folder").stringValue("")),
                            new Input(bytes, Math.min(end + 1, bytes.length))))
                    : Optional.empty();
        } catch (JacksonException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Request[hidden]";
    }
}
