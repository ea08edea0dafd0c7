package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.User;
import dev.cardea.core.UserName;

/// Finds the user whom a caller names, if that caller may speak of that user.
final class NamedUsers {

    private final Store store;

    NamedUsers(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.UserMismatch] a user's own credential on another user, whether or not that one exists, and
    /// with [Refusal.UserUnknown] a user of another tenant, or one who is deactivated.
    Outcome<User> find(Caller caller, UserName name) {
        return switch (caller) {
            case Caller.ByApiKey backend ->
                store.read(tx -> tx.users().named(backend.tenant().id(), name))
                        .filter(User::isActive)
                        .map(Outcome::ok)
                        .orElseGet(() -> Outcome.no(new Refusal.UserUnknown()));
            case Caller.ByRefresh holder -> own(holder, holder.user(), name);
            case Caller.ByAccess holder -> own(holder, holder.user(), name);
        };
    }

    private static Outcome<User> own(Caller caller, User user, UserName name) {
        return caller.maySpeakOf(name) ? Outcome.ok(user) : Outcome.no(new Refusal.UserMismatch());
    }
}
