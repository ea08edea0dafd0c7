package dev.cardea.api.aviauth;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scopes;
import dev.cardea.flow.ClientCaller;
import dev.cardea.flow.GrantFlows;
import dev.cardea.flow.GrantedTokens;
import dev.cardea.flow.Guessed;
import dev.cardea.flow.RefreshGrant;
import dev.cardea.flow.RevokeGrant;
import dev.cardea.flow.SignInByClient;
import dev.cardea.http.FairShare;
import dev.cardea.http.GuessLimit;
import dev.cardea.http.GuessLimit.Guess;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.time.Duration;
import java.util.Optional;

/// Tokens for a password or for a refresh token, and their end (contract aviauth.md §2.3, decision 12).
final class Tokens {

    private final Callers callers;
    private final SignInByClient signIn;
    private final RefreshGrant refresh;
    private final RevokeGrant revoke;
    private final Issuer issuer;
    private final Duration repeatable;
    private final GuessLimit guesses;
    private final FairShare hashing;

    Tokens(
            Callers callers,
            GrantFlows grants,
            Issuer issuer,
            AviauthSettings settings,
            GuessLimit guesses,
            FairShare hashing) {
        this.callers = callers;
        this.signIn = grants.signInByClient();
        this.refresh = grants.refreshGrant();
        this.revoke = grants.revokeGrant();
        this.issuer = issuer;
        this.repeatable = settings.repeatable();
        this.guesses = guesses;
        this.hashing = hashing;
    }

    Response token(Request request, Fields fields) {
        boolean isRefresh =
                fields.text("grant_type").filter("refresh_token"::equals).isPresent();
        return isRefresh ? refresh(request, fields) : password(request, fields);
    }

    /// RFC 7009 §2; the hint is only one, as tokens tell their kind by themselves.
    Response revoke(Request request, Fields fields) {
        FieldChecks checks = new FieldChecks(fields);
        String token = checks.required("token");
        checks.optional("client_id");
        checks.optional("client_secret");
        return checks.complaint()
                .orElseGet(() -> callers.client(request, fields, caller -> {
                    revoke.run(caller, token);
                    return Json.empty();
                }));
    }

    /// The address is called `username` in the original's code, and `email` on its page.
    private Response password(Request request, Fields fields) {
        String name = fields.value("username").isEmpty() && fields.text("email").isPresent() ? "email" : "username";
        FieldChecks checks = new FieldChecks(fields);
        checks.grantTypeIsPassword();
        String address = EmailAddress.bare(checks.required(name));
        String password = checks.required("password");
        Scopes scopes = Scopes.parse(checks.optional("scope"));
        checks.optional("client_id");
        checks.optional("client_secret");
        Optional<Response> complaint = checks.complaint();
        return complaint.orElseGet(() -> callers.client(
                request,
                fields,
                caller -> hashing.within(
                        request,
                        caller.tenant().label(),
                        () -> guesses.limited(
                                request,
                                Guessed.user(caller.tenant(), address),
                                () -> guess(caller, address, password, scopes, issuer.of(request)),
                                Errors::tooMany),
                        Errors::busy)));
    }

    private Guess guess(ClientCaller caller, String address, String password, Scopes scopes, String issuedBy) {
        return switch (signIn.run(caller, address, password, scopes, issuedBy)) {
            case Outcome.Ok(GrantedTokens tokens) -> new Guess(Json.tokens(200, tokens), false);
            case Outcome.No(Refusal why) -> new Guess(Errors.of(why), why instanceof Refusal.WrongCredentials);
        };
    }

    private Response refresh(Request request, Fields fields) {
        FieldChecks checks = new FieldChecks(fields);
        Scopes scopes = Scopes.parse(checks.optional("scope"));
        checks.optional("client_id");
        checks.optional("client_secret");
        String token = checks.required("refresh_token");
        Optional<Response> complaint = checks.complaint();
        return complaint.orElseGet(() -> callers.client(request, fields, caller -> switch (refresh.run(
                caller, token, scopes, repeatable, issuer.of(request))) {
            case Outcome.Ok(GrantedTokens tokens) -> Json.tokens(200, tokens);
            case Outcome.No(Refusal.CredentialNotValid _) ->
                callers.failed(request, Errors.detail(401, "Invalid refresh token"));
            case Outcome.No(Refusal why) -> Errors.of(why);
        }));
    }
}
