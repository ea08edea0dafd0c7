package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Passwords;
import dev.cardea.core.QueryServerFile.LoneRow;
import dev.cardea.core.QueryServerFile.UserRow;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.flow.FormerQueryTokens.Draft;
import dev.cardea.flow.FormerQueryTokens.Verdict;
import dev.cardea.flow.QueryServerImport.Counts;
import dev.cardea.flow.QueryServerImport.Remark;
import dev.cardea.flow.QueryServerImport.Table;
import dev.cardea.flow.QueryServerImport.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Prepares the rows of a Query Server, and adds them within a transaction; or only looks what would become of them.
final class FormerQueryRows {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final TenantId tenant;
    private final FormerQueryTokens tokens;
    private final Passwords passwords;
    private final Mint mint;
    private final boolean isRehearsal;

    /// What would be there by now, were this no rehearsal.
    private final Set<Object> imagined = new HashSet<>();

    FormerQueryRows(TenantId tenant, FormerQueryTokens tokens, Passwords passwords, Mint mint, boolean isRehearsal) {
        this.tenant = tenant;
        this.tokens = tokens;
        this.passwords = passwords;
        this.mint = mint;
        this.isRehearsal = isRehearsal;
    }

    /// To be asked outside of a transaction.
    Row prepare(UserRow row, Instant now) {
        Optional<Email> email = Email.orName(row.email());
        String domain = email.filter(Email::isAddress)
                .map(address -> address.compared().substring(address.compared().indexOf('@') + 1))
                .orElse("");
        Place place = new Place(Table.USERS, row.number(), domain);
        if (email.isEmpty()) {
            return new Row.Unusable(place, Why.ADDRESS_MALFORMED);
        }
        if (!UUID_FORM.matcher(row.uuid()).matches()) {
            return new Row.Unusable(place, Why.UUID_MALFORMED);
        }
        NewUser user = new NewUser(
                tenant,
                UUID.fromString(row.uuid()),
                mint.pointId(),
                Optional.empty(),
                email,
                Optional.empty(),
                passwords.imported(row.password()),
                row.isAdministrator(),
                mint.generation(),
                row.created().orElse(now));
        Optional<Verdict> token = row.token().map(held -> tokens.judge(held, TokenKind.QUERYSERVER_USER, now));
        return new Row.OfUser(place, user, mint.generation(), row.isActive(), row.updated(), token);
    }

    /// To be asked outside of a transaction.
    Row prepare(LoneRow row, Instant now) {
        Place place = new Place(Table.LONE_TOKENS, row.number(), "");
        return Holder.Named.isName(row.name())
                ? new Row.OfNobody(place, row.name(), tokens.judge(row.token(), TokenKind.QUERYSERVER_LONE, now))
                : new Row.Unusable(place, Why.NAME_MALFORMED);
    }

    Piece take(Tx tx, Row row, Instant now) {
        return switch (row) {
            case Row.Unusable(Place place, Why why) -> new Piece(Counts.NONE, List.of(place.remark(why)));
            case Row.OfUser user -> take(tx, user, now);
            case Row.OfNobody token -> take(tx, token);
        };
    }

    private Piece take(Tx tx, Row.OfUser row, Instant now) {
        Email email = row.user().email().orElseThrow();
        Optional<User> known = tx.users().withEmail(tenant, email);
        if (known.filter(user -> user.uuid().equals(row.user().uuid())).isPresent()) {
            return new Piece(new Counts(0, 1, 0, 0, 0), List.of());
        }
        if (known.isPresent() || imagined.contains(email.compared())) {
            return new Piece(Counts.NONE, List.of(row.place().remark(Why.ADDRESS_TAKEN)));
        }
        if (tx.members().withUuid(tenant, row.user().uuid()).isPresent()
                || imagined.contains(row.user().uuid())) {
            return new Piece(Counts.NONE, List.of(row.place().remark(Why.UUID_TAKEN)));
        }
        List<Remark> remarks = new ArrayList<>();
        if (row.user().password().isEmpty()) {
            remarks.add(row.place().remark(Why.PASSWORD_UNUSABLE));
        }
        Optional<Draft> token = row.token().flatMap(verdict -> chosen(tx, verdict, row.place(), remarks));
        if (isRehearsal) {
            imagined.add(email.compared());
            imagined.add(row.user().uuid());
        } else {
            add(tx, row, token, now);
        }
        return new Piece(new Counts(1, 0, token.isPresent() ? 1 : 0, 0, 0), List.copyOf(remarks));
    }

    private void add(Tx tx, Row.OfUser row, Optional<Draft> token, Instant now) {
        User user = tx.users()
                .add(row.user())
                .orElseThrow(() -> new IllegalStateException("a name was taken within one transaction"));
        token.ifPresent(draft -> tx.queryTokens().add(draft.of(tenant, new Holder.OfUser(user.id()))));
        if (!row.isActive()) {
            tx.users().deactivate(user.id(), row.generation(), now);
        }
        row.updated().ifPresent(when -> tx.directory().touch(user.id(), when));
        tx.directory().confirm(user.id(), now); // an administrator vouched for the address there
    }

    private Piece take(Tx tx, Row.OfNobody row) {
        if (tx.queryTokens().named(tenant, row.name()).isPresent() || imagined.contains(row.name())) {
            return new Piece(new Counts(0, 0, 0, 0, 1), List.of());
        }
        List<Remark> remarks = new ArrayList<>();
        Optional<Draft> token = chosen(tx, row.token(), row.place(), remarks);
        if (isRehearsal) {
            imagined.add(row.name());
        } else {
            token.ifPresent(draft -> tx.queryTokens().add(draft.of(tenant, new Holder.Named(row.name()))));
        }
        return new Piece(new Counts(0, 0, 0, token.isPresent() ? 1 : 0, 0), List.copyOf(remarks));
    }

    /// The token as it was; another one if it was dead, or if a token of the tenant is called so already.
    private Optional<Draft> chosen(Tx tx, Verdict verdict, Place place, List<Remark> remarks) {
        boolean isCalledSo = verdict.same()
                .map(Draft::subject)
                .filter(subject ->
                        tx.queryTokens().withSubject(tenant, subject).isPresent() || imagined.contains(subject))
                .isPresent();
        Optional<Why> why = isCalledSo ? Optional.of(Why.TOKEN_CONFUSING) : verdict.why();
        why.map(place::remark).ifPresent(remarks::add);
        Optional<Draft> chosen = isCalledSo ? verdict.another() : verdict.same().or(verdict::another);
        if (isRehearsal) {
            chosen.map(Draft::subject).ifPresent(imagined::add);
        }
        return chosen;
    }

    /// A row that was prepared.
    sealed interface Row {

        record Unusable(Place place, Why why) implements Row {}

        /// A user, with the token that the user has.
        ///
        /// @param generation of the one who is not active
        record OfUser(
                Place place,
                NewUser user,
                long generation,
                boolean isActive,
                Optional<Instant> updated,
                Optional<Verdict> token)
                implements Row {}

        record OfNobody(Place place, String name, Verdict token) implements Row {}
    }

    /// Where a row stands, as remarks name it.
    record Place(Table table, long number, String domain) {

        Remark remark(Why why) {
            return new Remark(table, number, domain, why);
        }
    }

    /// What became of one row.
    record Piece(Counts counts, List<Remark> remarks) {}
}
