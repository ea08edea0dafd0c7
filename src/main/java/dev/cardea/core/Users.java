package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// The users that are kept.
public interface Users {

    /// Empty, and nothing changed, if the tenant already has a user with one of these names.
    Optional<User> add(NewUser user);

    Optional<User> byId(UserId id);

    Optional<User> named(TenantId tenant, UserName name);

    Optional<User> withEmail(TenantId tenant, Email email);

    /// Gives a user another name; false, and nothing changed, if another user of the tenant has it.
    boolean rename(User user, UserName name);

    /// Begins a new generation of the user's refresh token, derived from this key; the last one dies.
    User renewRefresh(UserId id, KeyNumber key, Instant since);

    /// Ends the refresh token if it still is of this generation; of two callers at once, exactly one gets true.
    boolean endRefresh(UserId id, int generation, Instant since);

    /// Deactivates or reactivates. A deactivation begins a new [User#generation] and ends the refresh token, so that
    /// nothing comes back to life with the user.
    void setActive(UserId id, boolean active, Instant when);
}
