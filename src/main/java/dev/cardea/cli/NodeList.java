package dev.cardea.cli;

import dev.cardea.core.NodeState;
import dev.cardea.flow.Operations;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `cardea nodes`
final class NodeList implements Command {

    /// A node renews its lease every half second; others take it for gone after this.
    private static final Duration GONE = Duration.ofMillis(2_500);

    @Override
    public CommandSpec spec() {
        return Spec.operators(
                        this,
                        "nodes",
                        List.of(
                                "Show the nodes over one PostgreSQL database, in the order in which they started. One that"
                                        + " was stopped is not shown; one that was killed is, for ten minutes."),
                        "cardea nodes --json")
                .addOption(Spec.json());
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        List<NodeState> nodes = operations.listNodes().run();
        if (arguments.has("--json")) {
            transcript.result(json(nodes).toString());
        } else if (nodes.isEmpty()) {
            transcript.result("No nodes: none runs now, or the installation keeps everything in its data folder.");
        } else {
            table(nodes).print(transcript::result);
        }
        return Exit.DONE;
    }

    private static Table table(List<NodeState> nodes) {
        long head = head(nodes);
        Table table = new Table("NODE", "NAME", "STATE", "RENEWED", "POSITION", "LAG", "STARTED");
        for (NodeState node : nodes) {
            table.row(
                    String.valueOf(node.id().number()),
                    node.name(),
                    state(node),
                    node.silence().toMillis() + " ms ago",
                    String.valueOf(node.applied()),
                    String.valueOf(head - node.applied()),
                    Table.time(node.started()));
        }
        return table;
    }

    private static ObjectNode json(List<NodeState> nodes) {
        long head = head(nodes);
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode all = json.putArray("nodes");
        for (NodeState node : nodes) {
            all.addObject()
                    .put("node", node.id().number())
                    .put("name", node.name())
                    .put("state", state(node))
                    .put("renewed_ms_ago", node.silence().toMillis())
                    .put("position", node.applied())
                    .put("lag", head - node.applied())
                    .put("started", Table.time(node.started()));
        }
        return json;
    }

    /// The furthest that any of them is.
    private static long head(List<NodeState> nodes) {
        return nodes.stream().mapToLong(NodeState::applied).max().orElse(0);
    }

    private static String state(NodeState node) {
        return node.silence().compareTo(GONE) < 0 ? "alive" : "gone";
    }
}
