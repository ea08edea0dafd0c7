package dev.cardea.cli;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.TokenKind;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `cardea key import`
final class KeyImport implements Command {

    /// What the value is.
    enum Kind {
        API_KEY("api-key"),
        POINT_ACCESS("point-access", TokenKind.POINT_ACCESS, "Point's access tokens"),
        QUERYSERVER_USER("queryserver-user", TokenKind.QUERYSERVER_USER, "Query Server's user tokens"),
        QUERYSERVER_TOKEN("queryserver-token", TokenKind.QUERYSERVER_LONE, "Query Server's tokens that are no user's"),
        AVIAUTH_ACCESS("aviauth-access", TokenKind.AVIAUTH_ACCESS, "Aviauth's access tokens"),
        AVIAUTH_CONFIRMATION(
                "aviauth-confirmation", TokenKind.AVIAUTH_CONFIRMATION, "Aviauth's links that confirm an address");

        private final String word;
        private final Optional<TokenKind> signs;
        private final String what;

        Kind(String word) {
            this.word = word;
            this.signs = Optional.empty();
            this.what = "";
        }

        /// @param what it signs, as a sentence ends
        Kind(String word, TokenKind signs, String what) {
            this.word = word;
            this.signs = Optional.of(signs);
            this.what = what;
        }

        String word() {
            return word;
        }
    }

    @Override
    public CommandSpec spec() {
        return WhichTenant.addTo(Spec.operators(
                        this,
                        "import",
                        List.of(
                                "Take over a key that is in use elsewhere: an API key that backends have, or the secret"
                                        + " that another service signs its tokens with.",
                                "The key is read from standard input or a file, never from the command line, where"
                                        + " others could see it. One line break at its end is left out."),
                        "cardea key import --tenant acme --env production --kind point-access --sign < secret.txt"))
                .addOption(Spec.option("--kind", new Choice<>(Kind.class, List.of(Kind.values()), Kind::word))
                        .required(true)
                        .description("What the key is.")
                        .build())
                .addOption(
                        Spec.flag("--sign", "With a secret that signs: also sign new tokens with it, not only check."))
                .addOption(Spec.option(
                                "--encoding", new Choice<>(Encoding.class, List.of(Encoding.values()), Encoding::word))
                        .defaultValue(Encoding.TEXT.word())
                        .description("How the key is written. Default: text, that is its bytes as they are.")
                        .build())
                .addOption(Spec.option("--file", "FILE", Path.class)
                        .description("Read the key from this file instead of standard input.")
                        .build())
                .addOption(Label.option());
    }

    @Override
    public Intake intake() {
        return Intake.KEY;
    }

    @Override
    public Exit run(Operations operations, Arguments arguments, Input input, Transcript transcript) {
        Kind kind = arguments.required("--kind", Kind.class);
        refuseMismatch(kind, arguments);
        TenantRef ref = WhichTenant.among(operations, arguments);
        Encoding encoding = arguments.required("--encoding", Encoding.class);
        Optional<byte[]> key = encoding.decode(input.withoutLineBreak());
        if (key.isEmpty()) {
            return transcript.tell(
                    Outcome.no(new Refusal.KeyMalformed("it is not written as " + encoding.word())), _ -> {});
        }
        return kind.signs.isPresent()
                ? signingKey(operations, ref, kind, key.get(), arguments, transcript)
                : apiKey(operations, ref, key.get(), arguments, transcript);
    }

    private static void refuseMismatch(Kind kind, Arguments arguments) {
        if (kind == Kind.API_KEY && arguments.has("--sign")) {
            throw new WrongUsage("An API key signs nothing: leave out --sign.");
        }
        if (kind.signs.isPresent() && arguments.has("--name")) {
            throw new WrongUsage("A signing key has a number but no name: leave out --name.");
        }
    }

    private static Exit apiKey(
            Operations operations, TenantRef ref, byte[] key, Arguments arguments, Transcript transcript) {
        String label = arguments.text("--name").orElse("");
        String secret = new String(key, StandardCharsets.UTF_8);
        return transcript.tell(operations.importApiKey().run(ref, label, secret), made -> {
            transcript.result(
                    "The key is now API key " + made.key().id().number() + " of " + WhichTenant.text(ref) + ".");
            KeyText.noteOpenedPoint(made, transcript);
        });
    }

    private static Exit signingKey(
            Operations operations, TenantRef ref, Kind kind, byte[] key, Arguments arguments, Transcript transcript) {
        boolean signs = arguments.has("--sign");
        return transcript.tell(
                operations.importSigningKey().run(ref, kind.signs.orElseThrow(), key, signs),
                made -> transcript.result(
                        "The key is now signing key " + made.number().number() + " of "
                                + WhichTenant.text(ref) + ": it " + (signs ? "signs and checks" : "checks")
                                + " " + kind.what + "."));
    }
}
