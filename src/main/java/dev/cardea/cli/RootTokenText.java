package dev.cardea.cli;

import dev.cardea.core.Door;
import dev.cardea.core.Email;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.flow.RootToken;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ObjectNode;

/// A tenant's new root token as it is shown, once, and whose it is.
final class RootTokenText {

    static final String ADMIN = "--admin";

    private RootTokenText() {}

    static OptionSpec admin(String description) {
        return Spec.option(ADMIN, "EMAIL", Email.class)
                .converters((ITypeConverter<Email>) RootTokenText::address)
                .description(description)
                .build();
    }

    /// @param sentence what was done, for people
    static void show(RootToken root, String sentence, Arguments arguments, Transcript transcript) {
        if (arguments.has("--json")) {
            transcript.result(json(root).toString());
        } else {
            transcript.result(sentence + " Its public key:");
            transcript.result(root.tenant().publicKey().text());
            transcript.result("Its root token:");
            transcript.result(root.secret());
        }
        note(root, transcript);
    }

    private static void note(RootToken root, Transcript transcript) {
        Tenant tenant = root.tenant();
        String name = tenant.organisation() + " --env " + tenant.environment().label();
        transcript.note("The root token is shown once: keep it. For another one, which ends this one:"
                + " cardea tenant root-token " + name);
        User administrator = root.administrator();
        administrator
                .email()
                .ifPresent(email -> transcript.note("The administrator " + email.typed()
                        + " can choose a password with a reset code, which POST /password/send gives for the root"
                        + " token."));
        if (!administrator.isActive()) {
            transcript.note("The administrator is deactivated: nothing opens before 'cardea user activate'.");
        }
        if (!tenant.policy().opens(Door.STATICBACKEND)) {
            transcript.note("The family staticbackend is closed to this tenant: 'cardea tenant set " + name
                    + " --families' opens it.");
        }
    }

    private static ObjectNode json(RootToken root) {
        User administrator = root.administrator();
        ObjectNode json = TenantText.json(root.tenant());
        json.put("public_key", root.tenant().publicKey().text()).put("root_token", root.secret());
        json.putObject("administrator")
                .put("id", administrator.uuid().toString())
                .put(
                        "account_id",
                        administrator
                                .membership()
                                .orElseThrow()
                                .account()
                                .uuid()
                                .toString())
                .put("email", administrator.email().map(Email::typed).orElse(null));
        return json;
    }

    private static Email address(String text) {
        return Email.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not an e-mail address"));
    }
}
