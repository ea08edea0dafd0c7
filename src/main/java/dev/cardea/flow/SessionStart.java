package dev.cardea.flow;

import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.Role;
import dev.cardea.core.Session;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;

/// Begins sessions: the row inside of a transaction, the token after it.
final class SessionStart {

    private final TokenForms forms;
    private final Mint mint;

    SessionStart(TokenForms forms, Mint mint) {
        this.forms = forms;
        this.mint = mint;
    }

    /// A user who came in by a door without accounts gets an own one now (design §3).
    Started begin(Tx tx, User user, Instant now) {
        if (user.membership().isEmpty()) {
            tx.members().enrol(user.id(), new Membership(mint.account(), Role.OWNER));
        }
        Session session = Session.starting(mint.session(user.id()), now);
        tx.sessions().add(session);
        return new Started(user, session);
    }

    SessionToken token(Started started) {
        return new SessionToken(forms.session(started.user, started.session, mint.tokenSeed()));
    }

    /// A session that is in the transaction, and not yet known to anybody.
    record Started(User user, Session session) {}
}
