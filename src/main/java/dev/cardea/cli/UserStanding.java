package dev.cardea.cli;

import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `cardea user deactivate` and `cardea user activate`
final class UserStanding implements Command {

    private final boolean active;
    private final String name;
    private final String description;
    private final String done;

    private UserStanding(boolean active, String name, String description, String done) {
        this.active = active;
        this.name = name;
        this.description = description;
        this.done = done;
    }

    static UserStanding deactivate() {
        return new UserStanding(
                false,
                "deactivate",
                "Deactivate a user: everything that the user holds is valid no longer.",
                "is deactivated; nothing that the user holds is valid any more");
    }

    static UserStanding activate() {
        return new UserStanding(
                true,
                "activate",
                "Let a deactivated user in again; what the user held before stays invalid.",
                "is active");
    }

    static PositionalParamSpec who() {
        return Spec.operand("WHO", String.class, "An e-mail address, the organisation's id or a Point id.")
                .build();
    }

    @Override
    public CommandSpec spec() {
        String example = "cardea user " + name + " ada@example.org --tenant acme --env production";
        return WhichTenant.addTo(
                Spec.operators(this, name, List.of(description), example).addPositional(who()));
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        String who = arguments.operand(String.class);
        return transcript.tell(
                operations.setUserActive().run(ref, who, active),
                _ -> transcript.result("The user " + who + " of " + WhichTenant.text(ref) + " " + done + "."));
    }
}
