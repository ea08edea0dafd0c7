package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.User;
import dev.cardea.core.UserName;
import java.time.Instant;
import java.time.InstantSource;

/// Gives a user a new refresh token. The last one dies at once, and with it every access token made from it
/// (contract point.md §4.4).
public final class RenewRefresh {

    private final Store store;
    private final NamedUsers users;
    private final Mint mint;
    private final TokenForms forms;
    private final InstantSource clock;

    RenewRefresh(Store store, NamedUsers users, Mint mint, TokenForms forms, InstantSource clock) {
        this.store = store;
        this.users = users;
        this.mint = mint;
        this.forms = forms;
        this.clock = clock;
    }

    /// Refuses with [Refusal.UserUnknown].
    public Outcome<PointUser> run(Caller.ByApiKey caller, UserName name) {
        Instant now = clock.instant();
        return switch (users.find(caller, name)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(User user) ->
                store.write(tx -> tx.users().renewRefresh(user.id(), mint.generation(), now))
                        .map(renewed -> Outcome.ok(new PointUser(renewed.pointId(), forms.pointRefresh(renewed))))
                        .orElseGet(() -> Outcome.no(new Refusal.UserUnknown()));
        };
    }
}
