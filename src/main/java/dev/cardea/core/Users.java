package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// The users that are kept.
public interface Users {

    /// Empty, and nothing changed, if the tenant already has a user with one of these names.
    Optional<User> add(NewUser user);

    Optional<User> byId(UserId id);

    /// The user, and which of the other tables have anything of the user's.
    Optional<Holdings> holdings(UserId id);

    Optional<User> named(TenantId tenant, UserName name);

    Optional<User> withEmail(TenantId tenant, Email email);

    /// Gives a user another name; false, and nothing changed, if another user of the tenant has it.
    boolean rename(User user, UserName name);

    /// Begins this generation of the user's refresh token, derived from the root key that signs for the tenant; the last
    /// one dies. Empty, and nothing changed, if the user is not active.
    Optional<User> renewRefresh(UserId id, long generation, Instant since);

    /// Ends the refresh token if it still is of this generation; of two callers at once, exactly one gets true.
    boolean endRefresh(UserId id, long generation, Instant since);

    /// Ends refresh tokens that are derived from this key, at most so many; returns how many it ended.
    int endRefreshOf(KeyNumber key, int most, Instant since);

    /// Deactivates the user, begins this [User#generation] and ends the refresh token, so that nothing comes back to life
    /// when the user is let in again.
    void deactivate(UserId id, long generation, Instant when);

    /// Lets the user in again.
    void activate(UserId id);
}
