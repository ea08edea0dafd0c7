package dev.cardea.api.staticbackend;

import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.flow.ChangeEmail;
import dev.cardea.flow.ChangePassword;
import dev.cardea.flow.LeaveAccount;
import dev.cardea.flow.Member;
import dev.cardea.flow.SessionToken;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;

/// What users see and change of themselves (contract staticbackend.md §2.7, §2.11).
final class OwnUser {

    private final ChangePassword changePassword;
    private final ChangeEmail changeEmail;
    private final LeaveAccount leaveAccount;
    private final SignInLimit limit;

    OwnUser(ChangePassword changePassword, ChangeEmail changeEmail, LeaveAccount leaveAccount, SignInLimit limit) {
        this.changePassword = changePassword;
        this.changeEmail = changeEmail;
        this.leaveAccount = leaveAccount;
        this.limit = limit;
    }

    Response show(Request request, Member caller) {
        return Json.me(caller.user());
    }

    Response changePassword(Request request, Member caller) {
        Fields fields = Fields.of(request, "email", "oldPassword", "newPassword");
        Optional<Response> complaint = fields.fault()
                .map(fault -> Errors.line(400, fault))
                .or(() -> NewPasswords.complaint(fields.text("newPassword")));
        String email = fields.text("email");
        String own = caller.user().email().map(Email::compared).orElse("");
        return complaint.orElseGet(() -> limit.limited(
                request,
                caller.tenant(),
                own,
                () -> changePassword.run(caller, email, fields.text("oldPassword"), fields.text("newPassword")),
                _ -> Json.yes()));
    }

    Response changeEmail(Request request, Member caller) {
        Fields fields = Fields.of(request, "email");
        if (fields.fault().isPresent()) {
            return Errors.line(400, fields.fault().get());
        }
        if (!NewPasswords.isAddress(fields.text("email"))) {
            return Errors.of(new Refusal.EmailMalformed());
        }
        return switch (changeEmail.run(caller, fields.text("email"))) {
            case Outcome.Ok(Done _) -> Json.yes();
            case Outcome.No(Refusal.EmailTaken _) -> Errors.line(409, "email already in use");
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    /// Accounts that the caller belongs to besides their own: a user has one account here, so there are none.
    Response associations(Request request, Member caller) {
        return Json.users(List.of());
    }

    Response promote(Request request, Member caller) {
        return switch (leaveAccount.run(caller)) {
            case Outcome.Ok(SessionToken token) -> Json.token(token);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
