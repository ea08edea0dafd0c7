package dev.cardea.flow;

import dev.cardea.core.AccountId;
import dev.cardea.core.Membership;
import dev.cardea.core.Role;
import dev.cardea.core.SessionId;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;

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

    /// Administrators manage the users of all accounts, others those of their own (contract staticbackend.md §5.4).
    boolean mayManage(User other) {
        return role().isAtLeast(Role.ADMINISTRATOR)
                || other.membership()
                        .map(Membership::account)
                        .filter(account()::equals)
                        .isPresent();
    }
}
