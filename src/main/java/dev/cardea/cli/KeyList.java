package dev.cardea.cli;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea key list`
final class KeyList implements Command {

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "list",
                        List.of("Show a tenant's API keys and signing keys, oldest first; never their values."),
                        "cardea key list --tenant acme --env production"))
                .addOption(Spec.json());
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        return switch (operations.listApiKeys().run(ref)) {
            case Outcome.No(Refusal why) -> transcript.tell(Outcome.no(why), _ -> {});
            case Outcome.Ok(List<ApiKey> apiKeys) ->
                transcript.tell(
                        operations.listSigningKeys().run(ref),
                        signingKeys -> show(ref, apiKeys, signingKeys, arguments, transcript));
        };
    }

    private static void show(
            TenantRef ref,
            List<ApiKey> apiKeys,
            List<SealedKey> signingKeys,
            Arguments arguments,
            Transcript transcript) {
        if (arguments.has("--json")) {
            transcript.result(KeyText.json(ref, apiKeys, signingKeys).toString());
            return;
        }
        transcript.result("API keys of " + WhichTenant.text(ref) + " (to end one: cardea key revoke NUMBER)");
        KeyText.apiKeys(apiKeys).print(transcript::result);
        transcript.result("");
        transcript.result("Signing keys of " + WhichTenant.text(ref) + " (to end one: cardea key retire NUMBER)");
        KeyText.signingKeys(signingKeys).print(transcript::result);
    }
}
