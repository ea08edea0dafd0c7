package dev.cardea.cli;

import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea key rotate`
final class KeyRotate implements Command {

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                this,
                "rotate",
                List.of("Give a tenant a new signing key. Older keys sign no more but go on checking: no token dies."),
                "cardea key rotate --tenant acme --env production"));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        return transcript.tell(
                operations.rotateSigningKey().run(ref),
                key -> transcript.result("Signing key " + key.number().number() + " of " + WhichTenant.text(ref)
                        + " signs from now on; the older ones go on checking."));
    }
}
