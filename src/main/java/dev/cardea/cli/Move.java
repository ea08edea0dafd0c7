package dev.cardea.cli;

import dev.cardea.core.Relocation;
import dev.cardea.core.Relocation.Destination;
import dev.cardea.flow.Operations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea move`
final class Move implements Command {

    private static final String TO = "--to";
    private static final String USERNAME = "--username";
    private static final String SQLITE = "sqlite";
    private static final String POSTGRESQL = "jdbc:postgresql://";

    @Override
    public CommandSpec spec() {
        return Spec.operators(
                        this,
                        "move",
                        List.of(
                                "Take everything to another database: from the data folder to PostgreSQL, or back. A running"
                                        + " server goes on working, and goes on there; no session and no token is lost.",
                                "Everything is copied first, while all goes on. Then whoever writes waits for some seconds,"
                                        + " until what has changed is copied too and everything was compared. Where anything"
                                        + " is wrong, all stays where it was, and the move can be done again.",
                                "The password of the database is taken from CARDEA_DATABASE_PASSWORD, from a file, or else"
                                        + " from standard input, never from the command line. One line break at its end is"
                                        + " left out."),
                        "cardea move --to jdbc:postgresql://db.example:5432/cardea --username cardea")
                .addOption(Spec.option(TO, "ADDRESS", String.class)
                        .required(true)
                        .description(
                                "The JDBC address of a PostgreSQL database with nothing in it, or 'sqlite': back into"
                                        + " the data folder.")
                        .build())
                .addOption(Spec.option(USERNAME, "NAME", String.class)
                        .description("Who we are to the database, which that user should own.")
                        .build())
                .addOption(Spec.option(Intake.DATABASE_PASSWORD.option(), "FILE", Path.class)
                        .description("Read the password from this file.")
                        .build());
    }

    @Override
    public Intake intake() {
        return Intake.DATABASE_PASSWORD;
    }

    @Override
    public boolean wantsInput(Arguments arguments) {
        refuseMisshapen(arguments);
        return !isBack(arguments);
    }

    @Override
    public Opening opening() {
        return Opening.EVEN_MOVED;
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(1);
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        refuseMisshapen(arguments);
        return switch (operations.move().run(destination(arguments, input))) {
            case Relocation.Result.Refused(String why) -> {
                transcript.note("Nothing was moved: " + why + ".");
                yield Exit.REFUSED;
            }
            case Relocation.Result.Done done -> {
                new MoveText(done, isBack(arguments)).show(transcript);
                yield Exit.DONE;
            }
        };
    }

    private static Destination destination(Arguments arguments, Input input) {
        return isBack(arguments)
                ? new Destination.Folder()
                : new Destination.Postgres(
                        arguments.required(TO, String.class),
                        arguments.text(USERNAME).orElseThrow(),
                        new String(input.withoutLineBreak(), StandardCharsets.UTF_8));
    }

    /// What is wrong is not repeated: a password may stand in it.
    private static void refuseMisshapen(Arguments arguments) {
        String to = arguments.required(TO, String.class);
        boolean isBack = isBack(arguments);
        if (!isBack && !to.startsWith(POSTGRESQL)) {
            throw new WrongUsage(
                    TO + " takes an address that begins with " + POSTGRESQL + ", or the word " + SQLITE + ".");
        }
        if (isBack == arguments.text(USERNAME).isPresent()) {
            throw new WrongUsage(
                    isBack
                            ? "The data folder needs nobody's name: leave out " + USERNAME + "."
                            : "Say with " + USERNAME + " who we are to the database.");
        }
    }

    private static boolean isBack(Arguments arguments) {
        return arguments.required(TO, String.class).equals(SQLITE);
    }
}
