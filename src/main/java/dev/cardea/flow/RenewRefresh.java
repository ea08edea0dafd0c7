package dev.cardea.flow;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import dev.cardea.core.UserName;
import java.time.Instant;
import java.time.InstantSource;

/// Gives a user a new refresh token. The last one dies at once, and with it every access token made from it
/// (contract point.md §4.4).
public final class RenewRefresh {

    private final Store store;
    private final NamedUsers users;
    private final Keyring keyring;
    private final TokenForms forms;
    private final InstantSource clock;

    RenewRefresh(Store store, NamedUsers users, Keyring keyring, TokenForms forms, InstantSource clock) {
        this.store = store;
        this.users = users;
        this.keyring = keyring;
        this.forms = forms;
        this.clock = clock;
    }

    /// Refuses with [Refusal.UserUnknown].
    public Outcome<PointUser> run(Caller.ByApiKey caller, UserName name) {
        Instant now = clock.instant();
        return switch (users.find(caller, name)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(User user) -> {
                KeyNumber key =
                        keyring.signing(user.tenant(), TokenKind.POINT_REFRESH).number();
                User renewed = store.write(tx -> tx.users().renewRefresh(user.id(), key, now));
                yield Outcome.ok(new PointUser(renewed.pointId(), forms.pointRefresh(renewed)));
            }
        };
    }
}
