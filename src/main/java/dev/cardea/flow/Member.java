package dev.cardea.flow;

import dev.cardea.core.AccountId;
import dev.cardea.core.Membership;
import dev.cardea.core.Role;
import dev.cardea.core.SessionId;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.util.Optional;

/// Who is asking, once [IdentifyMember] has found the session open: a user of an account, as the user is now and not as
/// at the time of the sign-in.
public record Member(Tenant tenant, User user, SessionId session) {

    public AccountId account() {
        return membership().account();
    }

    public Role role() {
        return membership().role();
    }

    private Membership membership() {
        return user.membership().orElseThrow(() -> new IllegalStateException("every session has enrolled its user"));
    }

    /// The caller as of now, if the session is still open: what is decided in a transaction must not rest on what
    /// was so before it.
    Optional<Member> still(Tx tx) {
        return tx.users()
                .byId(user.id())
                .filter(User::isActive)
                .filter(_ -> tx.sessions().isOpen(session))
                .map(now -> new Member(tenant, now, session));
    }

    /// Administrators manage the users of all accounts, others those of their own (contract staticbackend.md §5.4).
    boolean mayManage(User other) {
        return role().isAtLeast(Role.ADMINISTRATOR)
                || other.membership()
                        .map(Membership::account)
                        .filter(account()::equals)
                        .isPresent();
    }
}
