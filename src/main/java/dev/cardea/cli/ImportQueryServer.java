package dev.cardea.cli;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.Operations;
import dev.cardea.flow.QueryServerImport;
import dev.cardea.flow.TenantRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea import queryserver`
final class ImportQueryServer implements Command {

    private static final String DRY_RUN = "--dry-run";

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "queryserver",
                        List.of(
                                "Take over what a Query Server has kept in its file query_config.sql: users with their"
                                        + " passwords, tokens, and the two switches. The file is only read; stop"
                                        + " the Query Server first, so that nothing is missed or read half.",
                                "Its QUERY_SERVER_TOKEN_SECRET is read from standard input or a file, never from the"
                                        + " command line. One line break at its end is left out.",
                                "Tokens that were good there go on being good. Those that were not are named; their"
                                        + " owners get another one by their password. Doing it again takes only what is"
                                        + " not there yet."),
                        "cardea import queryserver query_config.sql --tenant acme --env production < secret.txt"))
                .addPositional(Spec.operand(
                                "FILE",
                                Path.class,
                                "The file query_config.sql, with its -wal file beside it if there is one."
                                        + " The server must be able to read it, if one runs.")
                        .build())
                .addOption(Spec.option(Intake.SIGNING_SECRET.option(), "FILE", Path.class)
                        .description("Read the secret from this file instead of standard input.")
                        .build())
                .addOption(Spec.flag(DRY_RUN, "Only say what would be taken over, and change nothing."))
                .addOption(Spec.json());
    }

    @Override
    public Intake intake() {
        return Intake.SIGNING_SECRET;
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        TenantRef ref = WhichTenant.among(operations, arguments);
        Path file = arguments.folder().resolve(arguments.operand(Path.class)).normalize();
        Outcome<QueryServerImport> outcome =
                operations.importQueryServer().run(ref, file, input.withoutLineBreak(), arguments.has(DRY_RUN));
        return switch (outcome) {
            case Outcome.No(Refusal why) -> transcript.tell(Outcome.no(why), _ -> {});
            case Outcome.Ok(QueryServerImport.Unusable(String why)) -> {
                transcript.note("The file " + file + " " + why + ".");
                yield Exit.REFUSED;
            }
            case Outcome.Ok(QueryServerImport.Taken taken) -> {
                QueryServerImportText text =
                        new QueryServerImportText(tenant(operations, ref), taken, arguments.has(DRY_RUN));
                text.show(arguments, transcript);
                yield taken.hasLeft() ? Exit.REFUSED : Exit.DONE;
            }
        };
    }

    private static Tenant tenant(Operations operations, TenantRef ref) {
        Optional<Tenant> found = operations.listTenants().run().stream()
                .filter(tenant ->
                        tenant.organisation().equals(ref.organisation()) && tenant.environment() == ref.environment())
                .findFirst();
        return found.orElseThrow();
    }
}
