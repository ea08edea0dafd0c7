package dev.cardea.flow;

import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes users over from another server, with their passwords. Each user is taken or refused alone; doing it
/// again takes only those who are not there yet.
public final class ImportUsers {

    private static final int PIECE = 100;

    private final Store store;
    private final Passwords passwords;
    private final Mint mint;
    private final InstantSource clock;

    ImportUsers(Store store, Passwords passwords, Mint mint, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.mint = mint;
        this.clock = clock;
    }

    /// What became of each user, in their order: refused with [Refusal.EmailMalformed], with
    /// [Refusal.UserMalformed] a hash or role that cannot be used, with [Refusal.EmailTaken] a user who is there,
    /// or with [Refusal.NameTaken] an id that another user has. At the end each account that nobody may manage
    /// gets its first user as its owner (contract staticbackend.md §4.3). Refuses altogether with
    /// [Refusal.TenantUnknown].
    public Outcome<List<Outcome<User>>> run(TenantRef ref, List<ImportedUser> users) {
        Outcome<Tenant> found = store.read(ref::find);
        if (!(found instanceof Outcome.Ok<Tenant>(Tenant tenant))) {
            return Outcome.no(new Refusal.TenantUnknown());
        }
        List<Outcome<User>> outcomes = new ArrayList<>();
        for (int begin = 0; begin < users.size(); begin += PIECE) {
            outcomes.addAll(take(tenant, users.subList(begin, Math.min(users.size(), begin + PIECE))));
        }
        appointOwners(tenant);
        return Outcome.ok(List.copyOf(outcomes));
    }

    private List<Outcome<User>> take(Tenant tenant, List<ImportedUser> piece) {
        Instant now = clock.instant();
        List<Outcome<NewUser>> prepared =
                piece.stream().map(user -> prepare(tenant, user, now)).toList();
        return store.write(tx -> prepared.stream()
                .map(outcome -> switch (outcome) {
                    case Outcome.No<NewUser>(Refusal why) -> Outcome.<User>no(why);
                    case Outcome.Ok<NewUser>(NewUser user) ->
                        tx.users().add(user).map(Outcome::ok).orElseGet(() -> Outcome.no(taken(tx, user)));
                })
                .toList());
    }

    /// Which of the names that a user brings along is another one's.
    private static Refusal taken(Tx tx, NewUser user) {
        return user.email()
                        .flatMap(email -> tx.users().withEmail(user.tenant(), email))
                        .isPresent()
                ? new Refusal.EmailTaken()
                : new Refusal.NameTaken();
    }

    private Outcome<NewUser> prepare(Tenant tenant, ImportedUser user, Instant now) {
        Optional<Email> email = Email.parse(user.email());
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        if (user.role() < 0 || user.role() > Role.ADMINISTRATOR.level()) {
            return Outcome.no(new Refusal.UserMalformed("a role is from 0 to 100"));
        }
        Optional<PasswordHash> hash = user.password().flatMap(passwords::imported);
        if (hash.isEmpty() && user.password().isPresent()) {
            return Outcome.no(new Refusal.UserMalformed("the password is no bcrypt or argon2 hash of bearable cost"));
        }
        AccountId account = user.account().map(AccountId::new).orElseGet(mint::account);
        return Outcome.ok(new NewUser(
                tenant.id(),
                user.id().orElseGet(mint::uuid),
                mint.pointId(),
                Optional.empty(),
                email,
                Optional.of(new Membership(account, new Role(user.role()))),
                hash,
                mint.generation(),
                user.created().orElse(now)));
    }

    private void appointOwners(Tenant tenant) {
        int appointed;
        do {
            appointed = store.write(tx -> tx.members().appointOwners(tenant.id(), PIECE));
        } while (appointed == PIECE);
    }
}
