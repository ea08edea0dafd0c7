package dev.cardea.api.staticbackend;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.CreateResetCode;
import dev.cardea.flow.ResetPassword;
import dev.cardea.flow.Root;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Optional;

/// A new password by a code, which the tenant's own backend asks for and mails (contract staticbackend.md §2.3, §2.4).
final class PasswordReset {

    private final CreateResetCode createCode;
    private final ResetPassword resetPassword;
    private final boolean mailsCodes;

    PasswordReset(CreateResetCode createCode, ResetPassword resetPassword, boolean mailsCodes) {
        this.createCode = createCode;
        this.resetPassword = resetPassword;
        this.mailsCodes = mailsCodes;
    }

    /// As the page has it.
    Response send(Request request, Root caller) {
        Fields fields = Fields.of(request, "email");
        return fields.fault()
                .map(fault -> Errors.line(400, fault))
                .orElseGet(() -> code(caller, fields.text("email"), mailsCodes));
    }

    /// As the clients call it.
    Response show(Request request, Root caller) {
        return code(caller, Parameters.of(request).text("e").orElse(""), false);
    }

    Response reset(Request request, Tenant tenant) {
        Fields fields = Fields.of(request, "email", "code", "password");
        Optional<Response> complaint = fields.fault()
                .map(fault -> Errors.line(400, fault))
                .or(() -> NewPasswords.complaint(fields.text("password")));
        return complaint.orElseGet(() -> switch (resetPassword.run(
                tenant, fields.text("email"), fields.text("code"), fields.text("password"))) {
            case Outcome.Ok(Done _) -> Json.yes();
            case Outcome.No(Refusal why) -> Errors.of(why);
        });
    }

    private Response code(Root caller, String address, boolean mails) {
        return switch (mails ? createCode.runAndMail(caller, address) : createCode.run(caller, address)) {
            case Outcome.Ok(String code) -> Json.string(code);
            case Outcome.No(Refusal.UserUnknown _) -> Errors.line(404, "email not found");
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
