package dev.cardea.cli;

import dev.cardea.core.Environment;
import dev.cardea.core.Policy;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea tenant create`
final class TenantCreate implements Command {

    @Override
    public CommandSpec spec() {
        return PolicyOptions.addTo(Spec.operators(
                                this,
                                "create",
                                List.of("Make a tenant, with a signing key of its own."),
                                "cardea tenant create acme --env production")
                        .addPositional(Spec.operand(
                                        "NAME",
                                        String.class,
                                        "The organisation's name: " + "1 to 64 characters of A-Z a-z 0-9 . _ -")
                                .build())
                        .addOption(WhichTenant.requiredEnvironment()))
                .addOption(Spec.json());
    }

    @Override
    public boolean mayBeFirst() {
        return true;
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = new TenantRef(arguments.operand(String.class), arguments.required("--env", Environment.class));
        return transcript.tell(
                operations.createTenant().run(ref, PolicyOptions.change(Policy.DEFAULT, arguments)),
                tenant -> TenantText.show(tenant, "The tenant " + tenant.label() + " is made.", arguments, transcript));
    }
}
