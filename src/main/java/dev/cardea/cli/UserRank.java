package dev.cardea.cli;

import dev.cardea.flow.Operations;
import dev.cardea.flow.SetAdministrator;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea user promote` and `cardea user demote`
final class UserRank implements Command {

    private final boolean isAdministrator;
    private final String name;
    private final List<String> description;

    private UserRank(boolean isAdministrator, String name, List<String> description) {
        this.isAdministrator = isAdministrator;
        this.name = name;
        this.description = description;
    }

    static UserRank promote() {
        return new UserRank(
                true,
                "promote",
                List.of(
                        "Make a user an administrator of the family queryserver.",
                        "Unless the address is confirmed, password, sign-ins and token end: whoever registered the"
                                + " address first is not made an administrator by it."));
    }

    static UserRank demote() {
        return new UserRank(
                false, "demote", List.of("Make an administrator of the family queryserver a plain user again."));
    }

    @Override
    public CommandSpec spec() {
        String example = "cardea user " + name + " ada@example.org --tenant acme --env production";
        return WhichTenant.addTo(
                Spec.operators(this, name, description, example).addPositional(UserStanding.who()));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        String who = "The user " + arguments.operand(String.class) + " of " + WhichTenant.text(ref);
        return transcript.tell(
                operations.setAdministrator().run(ref, arguments.operand(String.class), isAdministrator), done -> {
                    transcript.result(who + (isAdministrator ? " is" : " is not") + " an administrator.");
                    if (done == SetAdministrator.Done.ANEW) {
                        transcript.note("The address is not confirmed, so whatever the user held is worth nothing any"
                                + " more: an administrator must set a new password.");
                    }
                });
    }
}
