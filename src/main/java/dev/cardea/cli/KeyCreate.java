package dev.cardea.cli;

import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea key create`
final class KeyCreate implements Command {

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "create",
                        List.of(
                                "Make an API key for a backend of a tenant.",
                                "The key goes to standard output, alone on its line, and is never shown again."),
                        "KEY=$(cardea key create --tenant acme --env production --name shop)"))
                .addOption(Label.option());
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        return transcript.tell(
                operations.createApiKey().run(ref, arguments.text("--name").orElse("")), made -> {
                    transcript.result(made.secret());
                    transcript.note("This is API key " + made.key().id().number() + " of " + WhichTenant.text(ref)
                            + ". It is shown once: keep it.");
                    KeyText.noteOpenedPoint(made, transcript);
                });
    }
}
