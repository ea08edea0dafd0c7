package dev.cardea.cli;

import dev.cardea.core.ExternalId;
import dev.cardea.core.PointId;
import dev.cardea.core.UserName;
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
                                "Give a user another id to be found by through Point.",
                                "An id of the organisation's own takes the place of the one that the user has, if any."
                                        + " So does a point| id, which the same person had in the original service;"
                                        + " access tokens that name the id before it die."),
                        "cardea user link ada@example.org --point-id 'point|V1StGXR8_Z5jdHi6B-myT'")
                .addPositional(UserStanding.who())
                .addOption(Spec.option("--point-id", "ID", UserName.class)
                        .converters((ITypeConverter<UserName>) UserLink::name)
                        .required(true)
                        .description(
                                "The organisation's own id, or a point| id; that in quotes, as | means something to the shell.")
                        .build()));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        String who = arguments.operand(String.class);
        String id = UserLink.text(arguments.required("--point-id", UserName.class));
        return transcript.tell(
                operations.linkUser().run(ref, who, id),
                _ -> transcript.result(
                        "The user " + who + " of " + WhichTenant.text(ref) + " has the id " + id + " now."));
    }

    private static UserName name(String text) {
        return UserName.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is neither an id that an organisation"
                        + " may give nor 'point|' and 21 characters of A-Z a-z 0-9 _ -"));
    }

    private static String text(UserName name) {
        return switch (name) {
            case PointId given -> given.text();
            case ExternalId given -> given.text();
        };
    }
}
