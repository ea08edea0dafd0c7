package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes the administrator of Query Server who comes with a tenant, and the administrator's token. Whoever is there
/// already is left alone: neither promoted nor given another password (contract query-server.md §4).
public final class AddAdministrator {

    private final Store store;
    private final NewPeople people;
    private final QuerySubjects subjects;
    private final InstantSource clock;

    AddAdministrator(Store store, NewPeople people, QuerySubjects subjects, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown], [Refusal.UserExists] where that is done already, [Refusal.EmailTaken], [Refusal.EmailMalformed] and [Refusal.PasswordTooWeak],
    /// in this order; nothing is hashed then.
    ///
    /// @param address as typed; a plain name such as `admin` will do in the place of an address
    public Outcome<User> run(TenantRef ref, String address, String password) {
        return switch (store.read(ref::find)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) ->
                there(tenant, address)
                        .map(user -> Outcome.<User>no(
                                user.isAdministrator() ? new Refusal.UserExists() : new Refusal.EmailTaken()))
                        .orElseGet(() -> add(tenant, people.prepareForQueryServer(tenant, address, password, true)));
        };
    }

    /// The same with a hash that was made before, which no rule for passwords can look into.
    public Outcome<User> run(TenantRef ref, String address, PasswordHash hash) {
        Optional<Email> email = Email.orName(address);
        return switch (store.read(ref::find)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) ->
                email.map(known -> add(tenant, people.administrator(tenant, known, hash)))
                        .orElseGet(() -> Outcome.no(new Refusal.EmailMalformed()));
        };
    }

    /// Asked before anything else: a stricter rule for passwords does not concern who is there.
    private Optional<User> there(Tenant tenant, String address) {
        return Email.orName(address).flatMap(email -> store.read(tx -> tx.users().withEmail(tenant.id(), email)));
    }

    private Outcome<User> add(Tenant tenant, Outcome<NewUser> prepared) {
        return switch (prepared) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(NewUser user) -> add(tenant, user);
        };
    }

    private Outcome<User> add(Tenant tenant, NewUser user) {
        Instant now = clock.instant();
        QuerySubject subject = subjects.next(tenant.id(), TokenKind.QUERYSERVER_USER);
        return store.write(tx -> {
                    Optional<User> added = tx.users().add(user);
                    added.ifPresent(found -> {
                        QueryTokenRows.addUsual(tx, found, subject, now);
                        tx.directory().confirm(found.id(), now); // the operator vouches for the address
                    });
                    return added;
                })
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.EmailTaken()));
    }
}
