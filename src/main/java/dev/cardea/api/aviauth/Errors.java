package dev.cardea.api.aviauth;

import dev.cardea.core.Refusal;
import dev.cardea.http.Problem;
import dev.cardea.http.Response;
import java.time.Duration;

/// How this API says no: in the shapes of FastAPI (contract aviauth.md §2, §3).
final class Errors {

    private Errors() {}

    /// The words that hold for most endpoints; those that word a refusal otherwise do so themselves.
    static Response of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CredentialMissing _,
                    Refusal.CredentialMalformed _,
                    Refusal.CredentialNotValid _,
                    Refusal.CredentialOfWrongKind _,
                    Refusal.UserMismatch _ -> permission(401, "Not authenticated");
            case Refusal.ScopeMissing _ -> permission(403, "Not authenticated"); // sic
            case Refusal.ClientNotValid _, Refusal.ClientUnknown _ -> detail(401, "Invalid client credentials");
            case Refusal.WrongCredentials _ -> detail(401, "Invalid user credentials");
            case Refusal.UserInactive _ -> detail(400, "Inactive user");
            case Refusal.EmailTaken _ -> detail(400, "User with this email already registered.");
            case Refusal.EmailMalformed _ -> Fault.answer(Fault.notAnAddress("email"));
            case Refusal.PasswordTooWeak _ -> Fault.answer(Fault.weakPassword());
            case Refusal.ClientExists _ -> detail(400, "Application with this client_id already registered");
            case Refusal.ClientIdMalformed _ ->
                Fault.answer(Fault.unacceptable("client_id", "control characters are not allowed"));
            case Refusal.CodeNotValid _, Refusal.CodeExhausted _ -> detail(400, "Invalid token");
            case Refusal.UserUnknown _, Refusal.UserNameMalformed _, Refusal.TenantUnknown _ -> notFound();
            case Refusal.TokenReadOnly _, Refusal.RoleTooLow _, Refusal.RoleOutranked _, Refusal.RoleTooHigh _ ->
                detail(403, "Forbidden");
            case Refusal.MailIsOff _ -> detail(503, "Mail is not configured");
            case Refusal.UserExists _,
                    Refusal.EmailNotConfirmed _,
                    Refusal.UserMalformed _,
                    Refusal.NameTaken _,
                    Refusal.LinkNotAllowed _,
                    Refusal.LastOwner _,
                    Refusal.AccountFull _,
                    Refusal.TokenUnknown _,
                    Refusal.DateInPast _,
                    Refusal.TenantExists _,
                    Refusal.TenantNameMalformed _,
                    Refusal.KeyUnknown _,
                    Refusal.KeyExists _,
                    Refusal.KeyMalformed _,
                    Refusal.TooManyImportedKeys _,
                    Refusal.KeyInUse _,
                    Refusal.KeySigns _ -> detail(400, "The request cannot be carried out");
        };
    }

    static Response of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> notFound();
            case Problem.WrongMethod _ -> detail(405, "Method Not Allowed"); // without Allow, as the original
            case Problem.BadRequest() -> detail(400, "Bad Request");
            case Problem.UriTooLong() -> detail(414, "Request-URI Too Long");
            case Problem.HeadersTooLarge() -> detail(431, "Request Header Fields Too Large");
            case Problem.BodyTooLarge(int limit) -> detail(413, "Body longer than " + limit + " bytes");
            case Problem.Crashed _ -> Response.text(500, "Internal Server Error");
            case Problem.Unavailable(Duration retryAfter) ->
                detail(503, "The server is busy, try again").with("Retry-After", seconds(retryAfter));
        };
    }

    static Response isAuthenticated() {
        return permission(401, "Is authenticated");
    }

    static Response unreadable() {
        return detail(400, "There was an error parsing the body");
    }

    /// One network alone cannot fill the queue in which passwords wait to be hashed.
    static Response busy() {
        return of(new Problem.Unavailable(Duration.ofSeconds(1)));
    }

    static Response tooMany(Duration wait) {
        return detail(429, "Too many failed attempts, try again later").with("Retry-After", seconds(wait));
    }

    static Response detail(int status, String text) {
        return Response.json(status, "{\"detail\":" + Json.quoted(text) + "}");
    }

    private static Response permission(int status, String text) {
        return detail(status, text).with("WWW-Authenticate", "Bearer");
    }

    private static Response notFound() {
        return detail(404, "Not Found");
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
