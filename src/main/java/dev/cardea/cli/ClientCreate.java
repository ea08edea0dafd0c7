package dev.cardea.cli;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scope;
import dev.cardea.core.Scopes;
import dev.cardea.flow.NewClient;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/// `cardea client create`
final class ClientCreate implements Command {

    private static final String ID = "--id";
    private static final String SCOPE = "--scope";
    private static final String IMPORT = "--import";
    private static final String FILE = "--file";

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "create",
                        List.of(
                                "Make a client, through which people sign in to the family aviauth.",
                                "Its id and secret go to standard output, each on its line; the secret is never shown"
                                        + " again.",
                                "With --import: take over a client that programs have. Its secret is read from standard"
                                        + " input or a file, never from the command line."),
                        "cardea client create --tenant acme --env production --id web"))
                .addOption(Spec.option(ID, "ID", String.class)
                        .description("The client's id, unique in the whole installation. Without it: a random UUID.")
                        .build())
                .addOption(Spec.option(SCOPE, "SCOPES", Scopes.class)
                        .converters((ITypeConverter<Scopes>) ClientCreate::scopes)
                        .description(
                                "The most that sign-ins through it can be given, in quotes, with spaces between. Default: "
                                        + Scopes.OF_USERS.text() + ".")
                        .build())
                .addOption(Spec.flag(IMPORT, "Take over a client with its secret; needs --id."))
                .addOption(Spec.option(FILE, "FILE", Path.class)
                        .description("With --import: read the secret from this file instead of standard input.")
                        .build())
                .addOption(Spec.json());
    }

    @Override
    public Intake intake() {
        return Intake.CLIENT_SECRET;
    }

    @Override
    public boolean wantsInput(Arguments arguments) {
        return arguments.has(IMPORT);
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        refuseMismatch(arguments);
        TenantRef ref = WhichTenant.among(operations, arguments);
        Optional<String> secret = arguments.has(IMPORT)
                ? Optional.of(new String(input.withoutLineBreak(), StandardCharsets.UTF_8))
                : Optional.empty();
        if (secret.filter(String::isEmpty).isPresent()) {
            return transcript.tell(Outcome.no(new Refusal.KeyMalformed("a secret is not empty")), _ -> {});
        }
        Scopes scopes = arguments.value(SCOPE, Scopes.class).orElse(Scopes.OF_USERS);
        return transcript.tell(
                operations.createClient().run(ref, arguments.text(ID), secret, scopes),
                made -> show(ref, made, arguments, transcript));
    }

    private static void refuseMismatch(Arguments arguments) {
        if (arguments.has(FILE) && !arguments.has(IMPORT)) {
            throw new WrongUsage("Only --import reads a file: add it, or leave out --file.");
        }
        if (arguments.has(IMPORT) && !arguments.has(ID)) {
            throw new WrongUsage("Say with --id which client the secret is of.");
        }
    }

    /// A secret that came from elsewhere is known there: it is not said again.
    private static void show(TenantRef ref, NewClient made, Arguments arguments, Transcript transcript) {
        boolean isImported = arguments.has(IMPORT);
        String id = made.client().id().text();
        if (arguments.has("--json")) {
            transcript.result((isImported
                            ? ClientText.json(made.client())
                            : ClientText.json(made.client()).put("secret", made.secret()))
                    .toString());
        } else if (isImported) {
            transcript.result("The client " + id + " is now one of " + WhichTenant.text(ref) + ".");
        } else {
            transcript.result(id);
            transcript.result(made.secret());
        }
        if (made.opensAviauth()) {
            transcript.note("This also opens the family aviauth.");
        }
        if (!isImported) {
            transcript.note(
                    "The secret of the client " + id + " of " + WhichTenant.text(ref) + " is shown once: keep it.");
        }
    }

    private static Scopes scopes(String text) {
        for (String word : text.strip().split("\\s+", -1)) {
            if (Scope.of(word).isEmpty()) {
                throw new TypeConversionException("'" + word + "' is none of "
                        + Arrays.stream(Scope.values()).map(Scope::label).collect(Collectors.joining(", ")));
            }
        }
        return Scopes.parse(text);
    }
}
