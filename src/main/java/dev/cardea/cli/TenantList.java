package dev.cardea.cli;

import dev.cardea.core.Tenant;
import dev.cardea.flow.Operations;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `cardea tenant list`
final class TenantList implements Command {

    @Override
    public CommandSpec spec() {
        return Spec.operators(this, "list", List.of("Show the tenants, oldest first."), "cardea tenant list --json")
                .addOption(Spec.json());
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        List<Tenant> tenants = operations.listTenants().run();
        if (arguments.has("--json")) {
            transcript.result(json(tenants).toString());
        } else {
            TenantText.table(tenants).print(transcript::result);
        }
        return Exit.DONE;
    }

    private static ObjectNode json(List<Tenant> tenants) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        tenants.stream().map(TenantText::json).forEach(json.putArray("tenants")::add);
        return json;
    }
}
