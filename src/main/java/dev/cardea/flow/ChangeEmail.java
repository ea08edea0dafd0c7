package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.util.Optional;

/// Gives the caller another address; the next check of any of the caller's tokens sees it. Codes that were sent to the
/// old one are worth nothing any more, as they are bound to it.
public final class ChangeEmail {

    private final Store store;

    ChangeEmail(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.EmailMalformed] and [Refusal.EmailTaken], and with [Refusal.CredentialNotValid] a
    /// caller whose session has ended meanwhile.
    public Outcome<Done> run(Member caller, String address) {
        Optional<Email> email = Email.parse(address);
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        return store.write(tx -> caller.still(tx).isPresent()
                ? readdress(tx, caller, email.get())
                : Outcome.no(new Refusal.CredentialNotValid()));
    }

    private static Outcome<Done> readdress(Tx tx, Member caller, Email email) {
        return tx.members().readdress(caller.user().id(), email)
                ? Outcome.ok(Done.DONE)
                : Outcome.no(new Refusal.EmailTaken());
    }
}
