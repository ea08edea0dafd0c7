package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.TokenForms;
import dev.cardea.core.User;
import dev.cardea.core.UserName;

/// Shows a user to the organisation, with the current refresh token.
public final class FindUser {

    private final NamedUsers users;
    private final TokenForms forms;

    FindUser(NamedUsers users, TokenForms forms) {
        this.users = users;
        this.forms = forms;
    }

    /// Refuses with [Refusal.UserUnknown].
    public Outcome<PointUser> run(Caller.ByApiKey caller, UserName name) {
        return switch (users.find(caller, name)) {
            case Outcome.Ok(User user) -> Outcome.ok(new PointUser(user.pointId(), forms.pointRefresh(user)));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        };
    }
}
