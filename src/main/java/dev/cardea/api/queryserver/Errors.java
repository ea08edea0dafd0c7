package dev.cardea.api.queryserver;

import dev.cardea.core.Refusal;
import dev.cardea.http.Problem;
import dev.cardea.http.Response;
import java.time.Duration;

/// How this API says no: plain text without a line end, or nothing at all, and never JSON (contract query-server.md §2.1).
final class Errors {

    private Errors() {}

    /// The words that hold for most endpoints; those that word a refusal otherwise do so themselves.
    static Response of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CredentialMissing _,
                    Refusal.CredentialMalformed _,
                    Refusal.CredentialNotValid _,
                    Refusal.CredentialOfWrongKind _,
                    Refusal.UserMismatch _,
                    Refusal.TokenReadOnly _ -> unauthorized();
            case Refusal.WrongCredentials _, Refusal.UserInactive _ -> bad("The email or password is not correct.");
            case Refusal.UserUnknown _ -> bad("There user do not exists"); // sic
            case Refusal.EmailMalformed _ -> bad("The email is not valid");
            case Refusal.EmailNotConfirmed _ ->
                bad("The email of the user is not confirmed: send a new_password too");
            case Refusal.EmailTaken _ -> bad("The email is already in use");
            case Refusal.PasswordTooWeak _ -> bad("The password is too weak");
            case Refusal.DateInPast _ -> bad("The expiration_date must be greater than current time");
            case Refusal.TokenUnknown _ -> bad("Query returned no rows");
            case Refusal.RoleOutranked _ -> bad("The user outranks the caller");
            case Refusal.LastOwner _ -> bad("The account of the user would be left without an owner");
            case Refusal.TenantUnknown _ -> notFound();
            case Refusal.UserNameMalformed _,
                    Refusal.UserExists _,
                    Refusal.UserMalformed _,
                    Refusal.NameTaken _,
                    Refusal.CodeNotValid _,
                    Refusal.CodeExhausted _,
                    Refusal.LinkNotAllowed _,
                    Refusal.MailIsOff _,
                    Refusal.RoleTooLow _,
                    Refusal.RoleTooHigh _,
                    Refusal.AccountFull _,
                    Refusal.ClientNotValid _,
                    Refusal.ClientUnknown _,
                    Refusal.ClientExists _,
                    Refusal.ClientIdMalformed _,
                    Refusal.ScopeMissing _,
                    Refusal.TenantExists _,
                    Refusal.TenantNameMalformed _,
                    Refusal.KeyUnknown _,
                    Refusal.KeyExists _,
                    Refusal.KeyMalformed _,
                    Refusal.TooManyImportedKeys _,
                    Refusal.KeyInUse _,
                    Refusal.KeySigns _ -> bad("The request cannot be carried out");
        };
    }

    static Response of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound(), Problem.WrongMethod(var _) -> notFound();
            case Problem.BadRequest() -> bad("Bad Request");
            case Problem.UriTooLong() -> Response.text(414, "URI Too Long");
            case Problem.HeadersTooLarge() -> Response.text(431, "Request Header Fields Too Large");
            case Problem.BodyTooLarge(int limit) -> Response.text(413, "The body is longer than " + limit + " bytes");
            case Problem.Crashed(var _) -> crashed(); // the reference is in X-Request-Id
            case Problem.Unavailable(Duration retryAfter) ->
                Response.text(503, "The server is busy, try again").with("Retry-After", seconds(retryAfter));
        };
    }

    /// Where the original names the address that it does not know (§2.6).
    static Response unknown(String address) {
        return bad("The email (" + address + ") don't exist"); // sic
    }

    static Response bad(String text) {
        return Response.text(400, text);
    }

    /// Without `WWW-Authenticate`, as in the original.
    static Response unauthorized() {
        return Response.empty(401);
    }

    static Response notFound() {
        return Response.text(404, "404 Not Found");
    }

    static Response crashed() {
        return Response.text(500, "Internal Server Error");
    }

    /// One network alone cannot take more than its share of what is costly.
    static Response busy() {
        return of(new Problem.Unavailable(Duration.ofSeconds(1)));
    }

    static Response tooMany(Duration wait) {
        return Response.text(429, "Too many failed attempts, try again later").with("Retry-After", seconds(wait));
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
