package dev.cardea.api.point;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.UserName;
import dev.cardea.flow.Caller;
import dev.cardea.flow.EndRefresh;
import dev.cardea.flow.PointUser;
import dev.cardea.flow.RenewRefresh;
import dev.cardea.http.Request;
import dev.cardea.http.Response;

/// Replacing and ending refresh tokens.
final class RefreshTokens {

    private final RenewRefresh renew;
    private final EndRefresh end;
    private final int deleteStatus;

    RefreshTokens(RenewRefresh renew, EndRefresh end, int deleteStatus) {
        this.renew = renew;
        this.end = end;
        this.deleteStatus = deleteStatus;
    }

    Response renew(Request request, Caller caller, UserName user) {
        return switch (caller) {
            case Caller.ByApiKey backend ->
                switch (renew.run(backend, user)) {
                    case Outcome.Ok(PointUser renewed) -> Answers.ok(Json.refreshToken(renewed));
                    case Outcome.No(Refusal why) -> Errors.of(why);
                };
            case Caller.ByRefresh _, Caller.ByAccess _ -> Errors.of(new Refusal.CredentialOfWrongKind());
        };
    }

    Response end(Request request, Caller caller, UserName user) {
        return switch (caller) {
            case Caller.ByRefresh holder ->
                switch (end.run(holder, user)) {
                    case Outcome.Ok(Done _) -> Answers.deleted(deleteStatus);
                    case Outcome.No(Refusal why) -> Errors.of(why);
                };
            case Caller.ByApiKey _, Caller.ByAccess _ -> Errors.of(new Refusal.CredentialOfWrongKind());
        };
    }
}
