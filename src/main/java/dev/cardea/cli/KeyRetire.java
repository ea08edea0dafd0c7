package dev.cardea.cli;

import dev.cardea.core.KeyNumber;
import dev.cardea.flow.Operations;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea key retire`
final class KeyRetire implements Command {

    @Override
    public CommandSpec spec() {
        return Spec.operators(
                        this,
                        "retire",
                        List.of(
                                "End a signing key that signs no more: whatever it has signed is valid no longer.",
                                "While tokens would die with it, it only tells how many, unless forced."),
                        "cardea key retire 2 --force")
                .addPositional(Numbers.operand("The signing key's number, as 'cardea key list' shows it."))
                .addOption(Spec.flag("--force", "Retire it even though tokens die with it."));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        KeyNumber number = new KeyNumber(arguments.operand(Integer.class));
        return transcript.tell(
                operations.retireSigningKey().run(number, arguments.has("--force")),
                died -> transcript.result("Signing key " + number.number() + " is retired; with it died "
                        + Count.of(died, "refresh token") + " and whatever access tokens it had signed."));
    }
}
