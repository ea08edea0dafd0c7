package dev.cardea.cli;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea tenant set`
final class TenantSet implements Command {

    @Override
    public CommandSpec spec() {
        return PolicyOptions.addTo(Spec.operators(
                                this,
                                "set",
                                List.of("Change what a tenant decides for itself; what is not given stays as it is."),
                                "cardea tenant set acme --env production --access-token-lifetime 2h")
                        .addPositional(Spec.operand("NAME", String.class, "The organisation's name.")
                                .build())
                        .addOption(WhichTenant.requiredEnvironment()))
                .addOption(Spec.flag(PolicyOptions.NO_LINK_PREFIXES, "Take all link prefixes away."))
                .addOption(Spec.json());
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        if (!PolicyOptions.areGiven(arguments)) {
            throw new WrongUsage("Nothing to change was given: see 'cardea tenant set --help'.");
        }
        PolicyOptions.refuseMismatch(arguments);
        TenantRef ref = new TenantRef(arguments.operand(String.class), arguments.required("--env", Environment.class));
        return transcript.tell(
                operations.changePolicy().run(ref, policy -> PolicyOptions.change(policy, arguments)), tenant -> {
                    TenantText.show(tenant, "The tenant " + tenant.label() + " is changed.", arguments, transcript);
                    if (arguments.has(PolicyOptions.FAMILIES) && tenant.policy().opens(Door.STATICBACKEND)) {
                        transcript.note("Its public key is "
                                + tenant.publicKey().text()
                                + "; for a root token: cardea tenant root-token " + ref.organisation() + " --env "
                                + ref.environment().label());
                    }
                });
    }
}
