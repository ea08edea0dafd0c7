package dev.cardea.cli;

import dev.cardea.core.Door;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.CreateRootToken;
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
                                List.of(
                                        "Make a tenant, with a signing key of its own.",
                                        "With the family staticbackend it also gets a root token, which goes to"
                                                + " standard output with the public key and is never shown again."),
                                "cardea tenant create acme --env production --families staticbackend --admin ada@example.org")
                        .addPositional(Spec.operand(
                                        "NAME",
                                        String.class,
                                        "The organisation's name: " + "1 to 64 characters of A-Z a-z 0-9 . _ -")
                                .build())
                        .addOption(WhichTenant.requiredEnvironment()))
                .addOption(RootTokenText.admin("With staticbackend: the address of the administrator (role 100), whose"
                        + " the root token is. Without it, the administrator is nobody who could sign in."))
                .addOption(Spec.json());
    }

    @Override
    public Opening opening() {
        return Opening.EVEN_NEW;
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        PolicyOptions.refuseMismatch(arguments);
        Policy policy = PolicyOptions.change(Policy.DEFAULT, arguments);
        if (arguments.has(RootTokenText.ADMIN) && !policy.opens(Door.STATICBACKEND)) {
            throw new WrongUsage("Only a tenant that opens the family staticbackend has an administrator: add"
                    + " --families staticbackend, or leave out --admin.");
        }
        TenantRef ref = new TenantRef(arguments.operand(String.class), arguments.required("--env", Environment.class));
        return switch (operations.createTenant().run(ref, policy)) {
            case Outcome.No(Refusal why) -> transcript.tell(Outcome.no(why), _ -> {});
            case Outcome.Ok(Tenant tenant) -> made(operations.createRootToken(), ref, tenant, arguments, transcript);
        };
    }

    private static Exit made(
            CreateRootToken createRootToken, TenantRef ref, Tenant tenant, Arguments arguments, Transcript transcript) {
        String sentence = "The tenant " + tenant.label() + " is made.";
        if (!tenant.policy().opens(Door.STATICBACKEND)) {
            TenantText.show(tenant, sentence, arguments, transcript);
            return Exit.DONE;
        }
        return transcript.tell(
                arguments
                        .value(RootTokenText.ADMIN, Email.class)
                        .map(email -> createRootToken.run(ref, email.typed()))
                        .orElseGet(() -> createRootToken.run(ref)),
                root -> RootTokenText.show(root, sentence, arguments, transcript));
    }
}
