package dev.cardea.core;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Users as members of accounts.
public interface Members {

    /// The most users that an account may have.
    int MOST = 10_000;

    Optional<User> withUuid(TenantId tenant, UUID uuid);

    /// The users of the account, the first one first.
    List<User> of(TenantId tenant, AccountId account, int most);

    int count(TenantId tenant, AccountId account);

    /// Whether the user's account has users of at least this role, other than this one.
    boolean hasOthers(User user, Role least);

    /// Makes the user a member of that account, and of no other.
    void enrol(UserId user, Membership membership);

    /// Gives the user another address, which is not confirmed then; false, and nothing changed, if another user of the tenant has it.
    boolean readdress(UserId user, Email email);

    /// Makes the first user of each account that has nobody who may manage it its [Role#OWNER], at most so many; returns
    /// how many it made (contract staticbackend.md §4.3).
    int appointOwners(TenantId tenant, int most);

    /// Removes the user, and with the user everything that is the user's.
    void remove(UserId user);
}
