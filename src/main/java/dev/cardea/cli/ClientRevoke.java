package dev.cardea.cli;

import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea client revoke`
final class ClientRevoke implements Command {

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "revoke",
                        List.of("End a client for good, and with it every token of the sign-ins through it."),
                        "cardea client revoke web --tenant acme --env production")
                .addPositional(Spec.operand("ID", String.class, "The client's id, as 'cardea client list' shows it.")
                        .build()));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        String id = arguments.operand(String.class);
        return transcript.tell(
                operations.revokeClient().run(ref, id),
                _ -> transcript.result("The client " + id + " of " + WhichTenant.text(ref)
                        + " is revoked, and with it every token of the sign-ins through it."));
    }
}
