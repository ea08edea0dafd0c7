package dev.cardea.cli;

import dev.cardea.core.Backups;
import dev.cardea.flow.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea backup`
final class Backup implements Command {

    @Override
    public CommandSpec spec() {
        return Spec.operators(
                        this,
                        "backup",
                        List.of(
                                "Write the database, as it is at this moment, into a new file, while the server goes on"
                                        + " working. Only its owner may read the file. Where everything is in PostgreSQL,"
                                        + " nothing is written: then this says which pg_dump does it.",
                                "The master key is not in it, and nothing in it is of use without that key: keep both, and"
                                        + " keep them apart."),
                        "cardea backup /var/backups/cardea-2026-11-21.db")
                .addPositional(Spec.operand(
                                "FILE",
                                Path.class,
                                "The file to write; there must be none of that name. A running server writes it, as its own"
                                        + " user.")
                        .build());
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(1);
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        Path file = arguments.folder().resolve(arguments.operand(Path.class)).normalize();
        return switch (operations.backUp().run(file)) {
            case Backups.Result.Written(long bytes) -> {
                transcript.result("The database is in " + file + ", " + bytes + " bytes, complete and sound.");
                transcript.note(
                        "The master key is not in it, so that who has the file has no key: keep a copy of"
                                + " master.key, or of CARDEA_MASTER_KEY, in another place. Without it the file opens for nobody.");
                yield Exit.DONE;
            }
            case Backups.Result.Elsewhere(String command) -> {
                transcript.result(command);
                transcript.note(
                        "Nothing was written: everything is in PostgreSQL, and this command backs it up. It asks for"
                                + " the password, or takes it from ~/.pgpass. Keep a copy of master.key, or of CARDEA_MASTER_KEY, in"
                                + " another place.");
                yield Exit.REFUSED;
            }
            case Backups.Result.Refused(String why) -> {
                transcript.note("No backup was made: " + why + ".");
                yield Exit.REFUSED;
            }
        };
    }
}
