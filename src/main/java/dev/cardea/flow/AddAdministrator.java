package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Mint;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Term;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Adds an administrator of Query Server with an endless token that may write, unless somebody has the address already:
/// nothing changes then, not even the password (contract query-server.md §4, case 49).
public final class AddAdministrator {

    private final Store store;
    private final TokenForms forms;
    private final Passwords passwords;
    private final Mint mint;
    private final InstantSource clock;

    AddAdministrator(Store store, TokenForms forms, Passwords passwords, Mint mint, InstantSource clock) {
        this.store = store;
        this.forms = forms;
        this.passwords = passwords;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown]; with [Refusal.EmailMalformed] what is neither an address nor a plain name;
    /// with [Refusal.EmailTaken], which is no trouble; and with [Refusal.PasswordTooWeak].
    public Outcome<User> run(TenantRef ref, String address, String password) {
        Outcome<Tenant> found = store.read(ref::find);
        Optional<Email> email = Email.orName(address);
        if (!(found instanceof Outcome.Ok<Tenant>(Tenant tenant))) {
            return Outcome.no(new Refusal.TenantUnknown());
        }
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        if (store.read(tx -> tx.users().withEmail(tenant.id(), email.get())).isPresent()) {
            return Outcome.no(new Refusal.EmailTaken());
        }
        if (!tenant.policy().passwords().accepts(password, email.get())) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        return add(tenant, email.get(), passwords.hash(password));
    }

    private Outcome<User> add(Tenant tenant, Email email, PasswordHash hash) {
        Instant now = clock.instant();
        NewUser administrator = new NewUser(
                tenant.id(),
                mint.uuid(),
                mint.pointId(),
                Optional.empty(),
                Optional.of(email),
                Optional.empty(),
                Optional.of(hash),
                true,
                mint.generation(),
                now);
        QuerySubject subject = forms.querySubject(tenant.id(), TokenKind.QUERYSERVER_USER, mint.tokenSeed());
        return store.write(tx -> {
            Optional<User> added = tx.users().add(administrator);
            added.ifPresent(user -> addToken(tx, user, subject, now));
            return added.map(Outcome::ok).orElseGet(() -> Outcome.no(new Refusal.EmailTaken()));
        });
    }

    private static void addToken(Tx tx, User user, QuerySubject subject, Instant now) {
        tx.queryTokens()
                .add(new NewQueryToken(
                        user.tenant(),
                        new QueryToken.Holder.OfUser(user.id()),
                        subject,
                        subject.key().orElseThrow(),
                        Term.endless(now),
                        true,
                        true,
                        now));
    }
}
