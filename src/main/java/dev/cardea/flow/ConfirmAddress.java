package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Notes that a user's address is the user's, for whoever has the link of the letter to it. It works once.
public final class ConfirmAddress {

    private final Store store;
    private final Standings standings;
    private final TokenForms forms;
    private final InstantSource clock;

    ConfirmAddress(Store store, Standings standings, TokenForms forms, InstantSource clock) {
        this.store = store;
        this.standings = standings;
        this.forms = forms;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CodeNotValid] a wrong token, one for an address that the user has no more, an unknown or
    /// deactivated user, and an address that is confirmed already.
    ///
    /// @param id of the user, in whatever tenant
    /// @param token what the link ends with
    public Outcome<Done> run(UUID id, String token) {
        Instant now = clock.instant();
        Optional<User> user = store.read(tx -> tx.directory().withUuid(id)).stream()
                .filter(this::mayConfirm)
                .filter(found -> forms.isConfirmation(found, token))
                .findFirst();
        boolean isConfirmed = user.isPresent() && store.write(tx -> confirm(tx, user.get(), now));
        return isConfirmed ? Outcome.ok(Done.DONE) : Outcome.no(new Refusal.CodeNotValid());
    }

    private boolean mayConfirm(User user) {
        return user.isActive()
                && !user.isConfirmed()
                && standings
                        .tenant(user.tenant())
                        .filter(tenant -> tenant.policy().opens(Door.AVIAUTH))
                        .isPresent();
    }

    /// The address may have changed while its token was looked at.
    private static boolean confirm(Tx tx, User user, Instant now) {
        return tx.users()
                        .byId(user.id())
                        .filter(User::isActive)
                        .filter(found -> found.email().equals(user.email()))
                        .isPresent()
                && tx.directory().confirm(user.id(), now);
    }
}
