package dev.cardea.cli;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.User;
import dev.cardea.flow.ImportedUser;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea user import`
final class UserImport implements Command {

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "import",
                        List.of(
                                "Take users over from a StaticBackend server, with their passwords.",
                                "They are read from standard input or a file, one JSON object a line, with the columns"
                                        + " of the table sb_tokens: id, account_id, email, password (a bcrypt or argon2"
                                        + " hash), role and created. Others are left aside; all but email may be"
                                        + " missing. At most " + UserLines.MOST + " lines at once; give the users of"
                                        + " one account together, as an account without an owner gets its first user as"
                                        + " one.",
                                "Each user is taken or refused alone, and doing it again takes only those who are not"
                                        + " there yet. An id of 24 hexadecimal digits, as MongoDB has them, becomes a"
                                        + " UUID."),
                        "cardea user import --tenant acme --env production --file users.jsonl"))
                .addOption(Spec.option("--file", "FILE", Path.class)
                        .description("Read the users from this file instead of standard input.")
                        .build())
                .addOption(Spec.json());
    }

    @Override
    public Intake intake() {
        return Intake.USERS;
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        List<UserLine> lines = UserLines.read(input);
        return switch (operations.importUsers().run(ref, usable(lines))) {
            case Outcome.No(Refusal why) -> transcript.tell(Outcome.no(why), _ -> {});
            case Outcome.Ok(List<Outcome<User>> outcomes) -> {
                UserImportText text = together(lines, outcomes);
                text.show(ref, arguments, transcript);
                yield text.hasRefused() ? Exit.REFUSED : Exit.DONE;
            }
        };
    }

    private static List<ImportedUser> usable(List<UserLine> lines) {
        List<ImportedUser> users = new ArrayList<>();
        for (UserLine line : lines) {
            if (line.user() instanceof Outcome.Ok<ImportedUser>(ImportedUser user)) {
                users.add(user);
            }
        }
        return users;
    }

    /// @param outcomes of the usable lines, in their order
    private static UserImportText together(List<UserLine> lines, List<Outcome<User>> outcomes) {
        UserImportText text = new UserImportText();
        Iterator<Outcome<User>> next = outcomes.iterator();
        for (UserLine line : lines) {
            switch (line.user()) {
                case Outcome.No<ImportedUser>(Refusal why) -> text.refused(line, why);
                case Outcome.Ok<ImportedUser> _ -> text.add(line, next.next());
            }
        }
        return text;
    }
}
