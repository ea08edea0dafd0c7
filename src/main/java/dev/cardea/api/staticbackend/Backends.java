package dev.cardea.api.staticbackend;

import dev.cardea.core.AccountId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.User;
import dev.cardea.flow.FindMember;
import dev.cardea.flow.Root;
import dev.cardea.flow.SessionToken;
import dev.cardea.flow.SignInAs;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What the tenant's own backend sees of its users, and how it acts for them (contract staticbackend.md §2.11).
final class Backends {

    /// The endpoints that name an account and a user.
    static final List<String> OF_USER = List.of("/sudogetauthtokenbyuserid", "/sudogetuserbyid");

    private final FindMember find;
    private final SignInAs signInAs;

    Backends(FindMember find, SignInAs signInAs) {
        this.find = find;
        this.signInAs = signInAs;
    }

    Response tokenOfAccount(Request request, Root caller) {
        Optional<AccountId> account = id(request, "account").map(AccountId::new);
        return switch (account.map(known -> signInAs.run(caller, known))
                .orElseGet(() -> Outcome.no(new Refusal.UserUnknown()))) {
            case Outcome.Ok(SessionToken token) -> Json.token(token);
            case Outcome.No(Refusal.UserUnknown _) -> Errors.line(404, "no token found for this account");
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    Response tokenOfUser(Request request, Root caller) {
        return switch (found(request, caller)) {
            case Outcome.Ok(User user) -> token(signInAs.run(user));
            case Outcome.No<User> _ -> token(Outcome.no(new Refusal.UserUnknown()));
        };
    }

    Response missingPart(Request request, Root caller) {
        return Errors.line(400, "missing account id or user id");
    }

    Response user(Request request, Root caller) {
        return of(found(request, caller), Json::user);
    }

    Response accounts(Request request, Root caller) {
        Optional<String> address = Parameters.of(request).text("email");
        if (address.isEmpty()) {
            return Errors.line(400, "email query parameter is required");
        }
        return of(find.run(caller, address.get()), user -> switch (signInAs.run(user)) {
            // Looked up again: the first session gives an account to who has none.
            case Outcome.Ok(SessionToken token) ->
                of(find.run(caller, address.get()), enrolled -> Json.accounts(enrolled, token));
            case Outcome.No(Refusal why) -> Errors.of(why);
        });
    }

    private static Response token(Outcome<SessionToken> begun) {
        return switch (begun) {
            case Outcome.Ok(SessionToken token) -> Json.token(token);
            case Outcome.No<SessionToken> _ -> Errors.line(404, "user not found for account");
        };
    }

    private Outcome<User> found(Request request, Root caller) {
        Optional<UUID> account = id(request, "account");
        Optional<UUID> user = id(request, "user");
        return account.isPresent() && user.isPresent()
                ? find.run(caller, new AccountId(account.get()), user.get())
                : Outcome.no(new Refusal.UserUnknown());
    }

    private static Response of(Outcome<User> found, Function<User, Response> answer) {
        return switch (found) {
            case Outcome.Ok(User user) -> answer.apply(user);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    private static Optional<UUID> id(Request request, String name) {
        return request.param(name).flatMap(Numbers::uuid);
    }
}
