package dev.cardea.api.aviauth;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scope;
import dev.cardea.core.Scopes;
import dev.cardea.flow.GrantCaller;
import dev.cardea.flow.GrantedTokens;
import dev.cardea.flow.RegisterByClient;
import dev.cardea.http.FairShare;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Optional;
import java.util.Set;

/// Registering, and what a signed-in user sees of it (contract aviauth.md §2.2, §2.4).
final class Accounts {

    static final Set<Scope> MAY_READ = Set.of(Scope.USER_READ, Scope.USER_FULL);

    private final Callers callers;
    private final RegisterByClient register;
    private final Issuer issuer;
    private final FairShare hashing;

    Accounts(Callers callers, RegisterByClient register, Issuer issuer, FairShare hashing) {
        this.callers = callers;
        this.register = register;
        this.issuer = issuer;
        this.hashing = hashing;
    }

    Response register(Request request, Fields fields) {
        FieldChecks checks = new FieldChecks(fields);
        checks.grantTypeIsPassword();
        String address = checks.newAddress("email");
        String password = checks.newPassword("password");
        Scopes scopes = Scopes.parse(checks.optional("scope"));
        checks.optional("client_id");
        checks.optional("client_secret");
        Optional<Response> complaint = checks.complaint();
        if (complaint.isPresent()) {
            return complaint.get();
        }
        return callers.client(
                request,
                fields,
                caller -> hashing.within(
                        request,
                        caller.tenant().label(),
                        () -> answer(register.run(caller, address, password, scopes, issuer.of(request))),
                        Errors::busy));
    }

    private static Response answer(Outcome<GrantedTokens> registered) {
        return switch (registered) {
            case Outcome.Ok(GrantedTokens tokens) -> Json.tokens(201, tokens);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    Response profile(GrantCaller caller, Fields fields) {
        return Json.profile(caller.user());
    }
}
