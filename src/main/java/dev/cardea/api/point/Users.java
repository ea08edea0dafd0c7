package dev.cardea.api.point;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.UserName;
import dev.cardea.flow.Caller;
import dev.cardea.flow.CreateUser;
import dev.cardea.flow.FindUser;
import dev.cardea.flow.PointUser;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.function.Function;

/// Creating and reading users.
final class Users {

    private final CreateUser create;
    private final FindUser find;

    Users(CreateUser create, FindUser find) {
        this.create = create;
        this.find = find;
    }

    /// Version 1 does not show the refresh token, though every user has one.
    Response create(Request request, Caller caller, UserName user) {
        return created(caller, user, Json::user);
    }

    Response createShowingRefresh(Request request, Caller caller, UserName user) {
        return created(caller, user, Json::userWithRefresh);
    }

    Response show(Request request, Caller caller, UserName user) {
        return switch (caller) {
            case Caller.ByApiKey backend -> answer(find.run(backend, user), Json::userWithRefresh);
            case Caller.ByRefresh _, Caller.ByAccess _ -> Errors.of(new Refusal.CredentialOfWrongKind());
        };
    }

    private Response created(Caller caller, UserName user, Function<PointUser, String> json) {
        return switch (caller) {
            case Caller.ByApiKey backend -> answer(create.run(backend, user), json);
            case Caller.ByRefresh _, Caller.ByAccess _ -> Errors.of(new Refusal.CredentialOfWrongKind());
        };
    }

    private static Response answer(Outcome<PointUser> outcome, Function<PointUser, String> json) {
        return switch (outcome) {
            case Outcome.Ok(PointUser user) -> Answers.ok(json.apply(user));
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
