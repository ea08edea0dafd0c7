package dev.cardea.api.point;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.UserName;
import dev.cardea.flow.AccessToken;
import dev.cardea.flow.Caller;
import dev.cardea.flow.MintAccess;
import dev.cardea.flow.RevokeAccess;
import dev.cardea.http.Bearer;
import dev.cardea.http.Request;
import dev.cardea.http.Response;

/// Making and revoking access tokens.
final class AccessTokens {

    private final MintAccess mint;
    private final RevokeAccess revoke;
    private final int deleteStatus;

    AccessTokens(MintAccess mint, RevokeAccess revoke, int deleteStatus) {
        this.mint = mint;
        this.revoke = revoke;
        this.deleteStatus = deleteStatus;
    }

    Response mint(Request request, Caller caller, UserName user) {
        return switch (mint.run(caller, user)) {
            case Outcome.Ok(AccessToken token) -> Answers.ok(Json.accessToken(token));
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    /// The token stands in the path, bare or as it was returned (contract point.md §4.7).
    Response revoke(Request request, Caller caller, UserName user) {
        String token = Bearer.bare(request.param("token").orElse(""));
        return switch (revoke.run(caller, user, token)) {
            case Outcome.Ok(Done _) -> Answers.deleted(deleteStatus);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
