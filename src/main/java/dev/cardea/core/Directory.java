package dev.cardea.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Users as administrators of Query Server see them, and what addresses have been confirmed.
public interface Directory {

    /// Some users with an address, in the order of their numbers, from above this number on.
    List<User> withAddress(TenantId tenant, long above, int most);

    /// The UUIDs of those of these users who are there.
    Map<UserId, UUID> uuids(List<UserId> users);

    /// The users of all tenants that have this UUID: more than one only where somebody has imported them twice.
    List<User> withUuid(UUID uuid);

    /// Notes that the address of the user is the user's; false, and nothing changed, if that was known already.
    boolean confirm(UserId user, Instant when);

    /// Gives or takes the flag that makes an administrator of Query Server, and nothing in another family.
    void setAdministrator(UserId user, boolean isAdministrator);

    /// Notes when an administrator last changed something about the user.
    void touch(UserId user, Instant when);
}
