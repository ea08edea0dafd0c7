package dev.cardea.cli;

import dev.cardea.core.PointId;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/// `cardea user link`
final class UserLink implements Command {

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "link",
                        List.of(
                                "Give a user the Point id that the same person had in the original service.",
                                "It takes the place of the Point id that the user has now."),
                        "cardea user link ada@example.org --point-id 'point|V1StGXR8_Z5jdHi6B-myT'")
                .addPositional(UserStanding.who())
                .addOption(Spec.option("--point-id", "ID", PointId.class)
                        .converters((ITypeConverter<PointId>) UserLink::pointId)
                        .required(true)
                        .description("The Point id; in quotes, as '|' means something to the shell.")
                        .build()));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        String who = arguments.operand(String.class);
        String id = arguments.required("--point-id", PointId.class).text();
        return transcript.tell(
                operations.linkUser().run(ref, who, id),
                _ -> transcript.result(
                        "The user " + who + " of " + WhichTenant.text(ref) + " has the Point id " + id + " now."));
    }

    private static PointId pointId(String text) {
        return PointId.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not 'point|' and 21 characters of A-Z a-z 0-9 _ -"));
    }
}
