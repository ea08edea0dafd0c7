package dev.cardea.cli;

import dev.cardea.core.Client;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `cardea client list`
final class ClientList implements Command {

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "list",
                        List.of("Show a tenant's clients, oldest first; never their secrets."),
                        "cardea client list --tenant acme --env production"))
                .addOption(Spec.json());
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        return transcript.tell(operations.listClients().run(ref), clients -> {
            if (arguments.has("--json")) {
                transcript.result(json(ref, clients).toString());
            } else {
                ClientText.table(clients).print(transcript::result);
            }
        });
    }

    private static ObjectNode json(TenantRef ref, List<Client> clients) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("tenant", ref.organisation())
                .put("environment", ref.environment().label());
        clients.stream().map(ClientText::json).forEach(json.putArray("clients")::add);
        return json;
    }
}
