package dev.cardea.api.staticbackend;

import dev.cardea.core.Refusal;
import dev.cardea.http.Problem;
import dev.cardea.http.Response;
import java.time.Duration;

/// How this API says no: a line of plain text, its line end included, and never JSON (contract staticbackend.md §2.0).
final class Errors {

    private static final String UNSOUND = "error validating auth key: ";

    private Errors() {}

    /// The words that hold for most endpoints; those that word a refusal otherwise do so themselves.
    static Response of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CredentialMissing _ -> line(401, "missing authorization HTTP header");
            case Refusal.CredentialMalformed _ ->
                line(400, UNSOUND + "could not verify your authentication token: jwt: malformed token");
            case Refusal.CredentialNotValid _, Refusal.CredentialOfWrongKind _, Refusal.UserMismatch _ ->
                line(400, UNSOUND + "invalid authentication token");
            case Refusal.TenantUnknown _ -> invalidPublicKey();
            case Refusal.EmailMalformed _ -> line(400, "invalid email");
            case Refusal.EmailTaken _ -> line(400, "email already in use");
            case Refusal.PasswordTooWeak _ -> line(400, "invalid password");
            case Refusal.WrongCredentials _ -> line(401, "invalid email/password");
            case Refusal.CodeNotValid _ -> line(400, "invalid code");
            case Refusal.CodeExhausted _ -> line(429, "maximum retry reached");
            case Refusal.LinkNotAllowed _ -> line(400, "invalid link");
            case Refusal.MailIsOff _ -> line(503, "mail is not configured");
            case Refusal.RoleTooLow _ -> line(401, "insufficient priviledges"); // sic
            case Refusal.RoleOutranked _ -> line(401, "permission level not high enough");
            case Refusal.RoleTooHigh _ -> line(400, "role cannot be > than 50");
            case Refusal.LastOwner _ -> line(409, "the account would be left without an administrator");
            case Refusal.AccountFull _ -> line(409, "the account has as many users as it may have");
            case Refusal.UserUnknown _, Refusal.UserNameMalformed _ -> line(404, "user not found");
            case Refusal.UserExists _,
                    Refusal.UserMalformed _,
                    Refusal.NameTaken _,
                    Refusal.TokenUnknown _,
                    Refusal.ClientNotValid _,
                    Refusal.EmailNotConfirmed _,
                    Refusal.ClientUnknown _,
                    Refusal.ClientExists _,
                    Refusal.ClientIdMalformed _,
                    Refusal.UserInactive _,
                    Refusal.ScopeMissing _,
                    Refusal.TokenReadOnly _,
                    Refusal.DateInPast _,
                    Refusal.TenantExists _,
                    Refusal.TenantNameMalformed _,
                    Refusal.KeyUnknown _,
                    Refusal.KeyExists _,
                    Refusal.KeyMalformed _,
                    Refusal.TooManyImportedKeys _,
                    Refusal.KeyInUse _,
                    Refusal.KeySigns _ -> line(400, "the request cannot be carried out");
        };
    }

    static Response of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> line(404, "not found");
            case Problem.WrongMethod(var allowed) ->
                line(405, "method not allowed").with("Allow", String.join(", ", allowed));
            case Problem.BadRequest() -> line(400, "bad request");
            case Problem.UriTooLong() -> line(414, "request line too long");
            case Problem.HeadersTooLarge() -> line(431, "headers too large");
            case Problem.BodyTooLarge(int limit) -> line(413, "body longer than " + limit + " bytes");
            case Problem.Crashed(String reference) -> line(500, "something went wrong, reference " + reference);
            case Problem.Unavailable(Duration retryAfter) ->
                line(503, "the server is busy, try again").with("Retry-After", seconds(retryAfter));
        };
    }

    static Response invalidPublicKey() {
        return line(401, "invalid StaticBackend public key");
    }

    /// Repeats what the caller sent, as the original does; it is plain text, and nobody else's.
    static Response otherScheme(String sent) {
        return line(400, "invalid authorization HTTP header, should be: Bearer your-token, but we got " + sent);
    }

    static Response tooMany(Duration wait) {
        return line(429, "too many failed attempts, try again later").with("Retry-After", seconds(wait));
    }

    static Response line(int status, String text) {
        return Response.text(status, text + "\n");
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
