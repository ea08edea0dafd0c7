package dev.cardea.cli;

import dev.cardea.core.ApiKeyId;
import dev.cardea.flow.Operations;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea key revoke`
final class KeyRevoke implements Command {

    @Override
    public CommandSpec spec() {
        return Spec.operators(
                        this,
                        "revoke",
                        List.of("End an API key, and with it every access token made with it."),
                        "cardea key revoke 3")
                .addPositional(Numbers.operand("The API key's number, as 'cardea key list' shows it."));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        int number = arguments.operand(Integer.class);
        return transcript.tell(
                operations.revokeApiKey().run(new ApiKeyId(number)),
                _ -> transcript.result(
                        "API key " + number + " is revoked, and so are the access tokens made with it."));
    }
}
