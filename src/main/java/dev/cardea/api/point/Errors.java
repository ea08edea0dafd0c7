package dev.cardea.api.point;

import dev.cardea.core.Refusal;
import dev.cardea.http.Problem;
import dev.cardea.http.Response;
import java.time.Duration;

/// How this API says no: one shape for everything (contract point.md §4.10 and §4.11). `code` is the contract,
/// `message` is for people, and neither ever repeats what the caller sent.
final class Errors {

    private static final String CHALLENGE = "Bearer realm=\"point\"";

    private Errors() {}

    static Response of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CredentialMissing _ ->
                say(401, "missing_credentials", "Send an Authorization header with a Bearer credential.")
                        .with("WWW-Authenticate", CHALLENGE);
            case Refusal.CredentialMalformed _ ->
                challenge(400, "invalid_request", "Send exactly one well-formed Bearer credential.", "invalid_request");
            case Refusal.CredentialNotValid _ ->
                challenge(401, "invalid_token", "The credential is not valid.", "invalid_token");
            case Refusal.CredentialOfWrongKind _ ->
                challenge(
                        403,
                        "insufficient_scope",
                        "This kind of credential may not call this endpoint.",
                        "insufficient_scope");
            case Refusal.UserMismatch _ ->
                challenge(403, "user_mismatch", "The credential belongs to another user.", "insufficient_scope");
            case Refusal.UserNameMalformed _ -> say(400, "invalid_user_id", "The user id is not valid.");
            case Refusal.UserUnknown _ -> say(404, "user_not_found", "There is no such user.");
            case Refusal.UserExists _ -> say(409, "user_exists", "The user exists already.");
            case Refusal.WrongCredentials _ ->
                challenge(401, "invalid_token", "The credential is not valid.", "invalid_token");
            case Refusal.RoleTooLow _, Refusal.RoleOutranked _, Refusal.LinkNotAllowed _ ->
                say(403, "forbidden", "This is not allowed.");
            case Refusal.CodeExhausted _ -> say(429, "too_many_requests", "Too many wrong codes.");
            case Refusal.MailIsOff _ -> say(503, "unavailable", "The server cannot send mail.");
            case Refusal.TokenUnknown _ -> say(404, "token_not_found", "There is no such token of this user.");
            case Refusal.NameTaken _,
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
                    Refusal.KeyExists _,
                    Refusal.EmailTaken _,
                    Refusal.LastOwner _,
                    Refusal.AccountFull _ -> say(409, "conflict", "It does not go with what is there.");
            case Refusal.TenantUnknown _, Refusal.KeyUnknown _ -> notFound();
            case Refusal.TenantNameMalformed _,
                    Refusal.KeyMalformed _,
                    Refusal.TooManyImportedKeys _,
                    Refusal.EmailMalformed _,
                    Refusal.UserMalformed _,
                    Refusal.PasswordTooWeak _,
                    Refusal.CodeNotValid _,
                    Refusal.RoleTooHigh _ -> say(400, "invalid_request", "The request is not valid.");
            case Refusal.KeyInUse _, Refusal.KeySigns _ -> say(409, "conflict", "The key is in use.");
        };
    }

    static Response of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> notFound();
            case Problem.WrongMethod(var allowed) ->
                say(405, "method_not_allowed", "This path does not know that method.")
                        .with("Allow", String.join(", ", allowed));
            case Problem.BadRequest() -> say(400, "invalid_request", "The request is malformed.");
            case Problem.UriTooLong() -> say(414, "uri_too_long", "The request line is too long.");
            case Problem.HeadersTooLarge() -> say(431, "headers_too_large", "The headers are too large.");
            case Problem.BodyTooLarge(int limit) ->
                say(413, "content_too_large", "The body is longer than " + limit + " bytes.");
            case Problem.Crashed(String reference) ->
                say(500, "internal_error", "Something went wrong here. Reference: " + reference);
            case Problem.Unavailable(Duration retryAfter) ->
                say(503, "unavailable", "The server cannot answer this now.").with("Retry-After", seconds(retryAfter));
        };
    }

    static Response misdirected() {
        return say(421, "misdirected_request", "The host names no environment that is served here.");
    }

    static Response unsupportedMediaType() {
        return say(415, "unsupported_media_type", "A body must be JSON.").with("Accept", "application/json");
    }

    static Response malformedBody() {
        return say(400, "invalid_request", "The body is not well-formed JSON.");
    }

    static Response tooManyRequests(Duration wait) {
        return say(429, "too_many_requests", "Too many failed authentications from this address.")
                .with("Retry-After", seconds(wait));
    }

    private static Response notFound() {
        return say(404, "not_found", "There is nothing at this path.");
    }

    private static Response challenge(int status, String code, String message, String error) {
        return say(status, code, message).with("WWW-Authenticate", CHALLENGE + ", error=\"" + error + "\"");
    }

    private static Response say(int status, String code, String message) {
        return Response.json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
