package dev.cardea.api.oauth;

import dev.cardea.core.Refusal;
import dev.cardea.http.Problem;
import dev.cardea.http.Response;
import java.time.Duration;

/// How these endpoints say no: the error object of RFC 6749 §5.2.
final class Errors {

    private Errors() {}

    static Response of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CredentialMissing _, Refusal.CredentialNotValid _ ->
                say(401, "invalid_client", "send a valid API key, as a Bearer credential or as the password of Basic")
                        .with("WWW-Authenticate", "Bearer realm=\"cardea\"")
                        .with("WWW-Authenticate", "Basic realm=\"cardea\"");
            case Refusal.CredentialMalformed _ -> say(400, "invalid_request", "send one Authorization header");
            case Refusal.CredentialOfWrongKind _, Refusal.UserMismatch _ ->
                say(403, "unauthorized_client", "this credential may not do that");
            case Refusal.UserNameMalformed _,
                    Refusal.UserUnknown _,
                    Refusal.UserExists _,
                    Refusal.NameTaken _,
                    Refusal.TokenUnknown _,
                    Refusal.EmailMalformed _,
                    Refusal.EmailTaken _,
                    Refusal.PasswordTooWeak _,
                    Refusal.WrongCredentials _,
                    Refusal.CodeNotValid _,
                    Refusal.CodeExhausted _,
                    Refusal.LinkNotAllowed _,
                    Refusal.MailIsOff _,
                    Refusal.RoleTooLow _,
                    Refusal.RoleOutranked _,
                    Refusal.RoleTooHigh _,
                    Refusal.LastOwner _,
                    Refusal.AccountFull _,
                    Refusal.UserMalformed _,
                    Refusal.TenantUnknown _,
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
                    Refusal.KeySigns _ -> say(400, "invalid_request", "the request cannot be carried out");
        };
    }

    static Response of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> say(404, "invalid_request", "there is nothing at this path");
            case Problem.WrongMethod(var allowed) ->
                say(405, "invalid_request", "this path does not know that method")
                        .with("Allow", String.join(", ", allowed));
            case Problem.BadRequest() -> say(400, "invalid_request", "the request is malformed");
            case Problem.UriTooLong() -> say(414, "invalid_request", "the request line is too long");
            case Problem.HeadersTooLarge() -> say(431, "invalid_request", "the headers are too large");
            case Problem.BodyTooLarge(int limit) ->
                say(413, "invalid_request", "the body is longer than " + limit + " bytes");
            case Problem.Crashed(String reference) ->
                say(500, "server_error", "something went wrong here, reference " + reference);
            case Problem.Unavailable(Duration retryAfter) ->
                say(503, "temporarily_unavailable", "the server cannot answer this now")
                        .with("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        };
    }

    static Response tokenMissing() {
        return say(400, "invalid_request", "send a web form with exactly one field named token");
    }

    static Response tooManyRequests(Duration wait) {
        return say(429, "temporarily_unavailable", "too many failed authentications from this address")
                .with("Retry-After", Long.toString(wait.toSeconds()));
    }

    private static Response say(int status, String error, String description) {
        return Response.json(status, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}")
                .with("Cache-Control", "no-store");
    }
}
