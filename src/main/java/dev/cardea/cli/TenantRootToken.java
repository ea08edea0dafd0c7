package dev.cardea.cli;

import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.flow.CreateRootToken;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea tenant root-token`
final class TenantRootToken implements Command {

    private static final String IMPORT = "--import";
    private static final String FILE = "--file";

    @Override
    public CommandSpec spec() {
        return Spec.operators(
                        this,
                        "root-token",
                        List.of(
                                "Give a tenant of the family staticbackend a new root token; those it had are worth"
                                        + " nothing any more. It goes to standard output and is never shown again.",
                                "With --import: take over one that programs have, beside those that there are. It is"
                                        + " read from standard input or a file, never from the command line."),
                        "cardea tenant root-token acme --env production --admin ada@example.org")
                .addPositional(Spec.operand("NAME", String.class, "The organisation's name.")
                        .build())
                .addOption(WhichTenant.requiredEnvironment())
                .addOption(RootTokenText.admin("The address of the administrator whose the root token is; whoever it is"
                        + " gets role 100, and must choose a new password if they did not have it. Without it: whoever had the last one. An import needs it, and somebody who"
                        + " has role 100 already."))
                .addOption(Spec.flag(IMPORT, "Take over a root token that is in use elsewhere."))
                .addOption(Spec.option(FILE, "FILE", Path.class)
                        .description("With --import: read the root token from this file instead of standard input.")
                        .build())
                .addOption(Spec.json());
    }

    @Override
    public Intake intake() {
        return Intake.ROOT_TOKEN;
    }

    @Override
    public boolean wantsInput(Arguments arguments) {
        return arguments.has(IMPORT);
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        refuseMismatch(arguments);
        TenantRef ref = new TenantRef(arguments.operand(String.class), arguments.required("--env", Environment.class));
        Optional<Email> admin = arguments.value(RootTokenText.ADMIN, Email.class);
        if (arguments.has(IMPORT)) {
            String secret = new String(input.withoutLineBreak(), StandardCharsets.UTF_8);
            return transcript.tell(
                    operations.importRootToken().run(ref, admin.orElseThrow().typed(), secret),
                    _ -> transcript.result("The value is now a root token of " + WhichTenant.text(ref) + "."));
        }
        CreateRootToken createRootToken = operations.createRootToken();
        return transcript.tell(
                admin.map(email -> createRootToken.run(ref, email.typed())).orElseGet(() -> createRootToken.run(ref)),
                root -> RootTokenText.show(
                        root, "The tenant " + root.tenant().label() + " has a new root token.", arguments, transcript));
    }

    private static void refuseMismatch(Arguments arguments) {
        if (!arguments.has(IMPORT)) {
            if (arguments.has(FILE)) {
                throw new WrongUsage("Only --import reads a file: add it, or leave out --file.");
            }
            return;
        }
        if (!arguments.has(RootTokenText.ADMIN)) {
            throw new WrongUsage("Say with --admin whose root token it is.");
        }
        if (arguments.has("--json")) {
            throw new WrongUsage("--import has nothing to show: leave out --json.");
        }
    }
}
