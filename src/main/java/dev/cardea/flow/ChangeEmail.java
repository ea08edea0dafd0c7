package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import java.util.Optional;

/// Gives the caller another address; the next check of any of the caller's tokens sees it. Codes that were sent to the
/// old one are worth nothing any more, as they are bound to it.
public final class ChangeEmail {

    private final Store store;

    ChangeEmail(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.EmailMalformed] and [Refusal.EmailTaken].
    public Outcome<Done> run(Member caller, String address) {
        Optional<Email> email = Email.parse(address);
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        boolean changed = store.write(tx -> tx.members().readdress(caller.user().id(), email.get()));
        return changed ? Outcome.ok(Done.DONE) : Outcome.no(new Refusal.EmailTaken());
    }
}
