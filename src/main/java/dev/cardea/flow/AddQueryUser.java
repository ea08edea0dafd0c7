package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes a user with a password and a token of Query Server that may write and never ends. The user is in no account.
public final class AddQueryUser {

    private final Store store;
    private final NewPeople people;
    private final QuerySubjects subjects;
    private final Mint mint;
    private final InstantSource clock;

    AddQueryUser(Store store, NewPeople people, QuerySubjects subjects, Mint mint, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.subjects = subjects;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.EmailMalformed], [Refusal.PasswordTooWeak] and [Refusal.EmailTaken], in this order, and with
    /// [Refusal.CredentialNotValid] a caller who may not any more.
    ///
    /// @param address as typed; a plain name will do in the place of an address
    /// @param active whether the user may come in; one who may not has no token either, until let in
    public Outcome<Done> run(
            QueryCaller caller, String address, String password, boolean administrator, boolean active) {
        return switch (people.prepareForQueryServer(caller.tenant(), address, password, administrator)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(NewUser user) -> {
                Instant now = clock.instant();
                QuerySubject subject = subjects.next(caller.tenant().id(), TokenKind.QUERYSERVER_USER);
                yield store.write(tx -> caller.still(tx, now).isPresent()
                        ? add(tx, user, subject, active, now)
                        : Outcome.no(new Refusal.CredentialNotValid()));
            }
        };
    }

    private Outcome<Done> add(Tx tx, NewUser user, QuerySubject subject, boolean active, Instant now) {
        Optional<User> added = tx.users().add(user);
        added.ifPresent(found -> {
            QueryTokenRows.addUsual(tx, found, subject, now);
            tx.directory().confirm(found.id(), now); // the administrator vouches for the address
        });
        if (!active) {
            added.ifPresent(found -> UserActivity.set(tx, found, false, mint.generation(), now));
        }
        return added.isPresent() ? Outcome.ok(Done.DONE) : Outcome.no(new Refusal.EmailTaken());
    }
}
