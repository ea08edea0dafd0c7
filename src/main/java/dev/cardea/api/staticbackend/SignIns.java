package dev.cardea.api.staticbackend;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.IsEmailTaken;
import dev.cardea.flow.Register;
import dev.cardea.flow.SessionToken;
import dev.cardea.flow.SignIn;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Optional;

/// Registering and signing in with a password (contract staticbackend.md §2.1, §2.2).
final class SignIns {

    private final Register register;
    private final SignIn signIn;
    private final IsEmailTaken isEmailTaken;
    private final SignInLimit limit;

    SignIns(Register register, SignIn signIn, IsEmailTaken isEmailTaken, SignInLimit limit) {
        this.register = register;
        this.signIn = signIn;
        this.isEmailTaken = isEmailTaken;
        this.limit = limit;
    }

    Response register(Request request, Tenant tenant) {
        Fields fields = Fields.of(request, "email", "password", "accountId");
        Optional<Response> complaint = complaint(fields);
        if (complaint.isPresent()) {
            return complaint.get();
        }
        return switch (register.run(tenant, fields.text("email"), fields.text("password"))) {
            case Outcome.Ok(SessionToken token) -> Json.token(token);
            case Outcome.No(Refusal.EmailTaken _) -> Errors.line(400, "invalid email"); // sic: clients read it (§5.5)
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    Response login(Request request, Tenant tenant) {
        Fields fields = Fields.of(request, "email", "password", "accountId");
        if (fields.fault().isPresent()) {
            return Errors.line(400, fields.fault().get());
        }
        String email = fields.text("email");
        return limit.limited(request, tenant, email, () -> signIn(tenant, email, fields), Json::token);
    }

    Response isEmailTaken(Request request, Tenant tenant) {
        return Json.truth(Parameters.of(request)
                .text("e")
                .filter(address -> isEmailTaken.run(tenant, address))
                .isPresent());
    }

    private Outcome<SessionToken> signIn(Tenant tenant, String email, Fields fields) {
        String account = fields.text("accountId");
        return account.isEmpty()
                ? signIn.run(tenant, email, fields.text("password"))
                : signIn.run(tenant, email, fields.text("password"), account);
    }

    /// Nobody joins an account by knowing its id: somebody who belongs to it adds them (§5.4).
    private static Optional<Response> complaint(Fields fields) {
        if (fields.fault().isPresent()) {
            return fields.fault().map(fault -> Errors.line(400, fault));
        }
        return fields.text("accountId").isEmpty()
                ? NewPasswords.complaint(fields.text("email"), fields.text("password"))
                : Optional.of(Errors.of(new Refusal.WrongCredentials()));
    }
}
