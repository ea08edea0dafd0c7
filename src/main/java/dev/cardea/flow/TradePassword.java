package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
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
import dev.cardea.flow.PasswordProof.Proven;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Trades an address and its password for the user's token of Query Server: the one that the user has, else a new one
/// (contract query-server.md §0 D4).
public final class TradePassword {

    private final Store store;
    private final PasswordProof proof;
    private final QuerySubjects subjects;
    private final TokenForms forms;
    private final InstantSource clock;

    TradePassword(
            Store store, PasswordProof proof, QuerySubjects subjects, TokenForms forms, InstantSource clock) {
        this.store = store;
        this.proof = proof;
        this.subjects = subjects;
        this.forms = forms;
        this.clock = clock;
    }

    /// The token. A user without one gets one that may write; whose token has ended or expired gets one that may write
    /// if the last one might; both never end. Refuses with [Refusal.WrongCredentials], which says nothing of whether there
    /// is such an address, or of whether its token is locked.
    public Outcome<String> run(Tenant tenant, String address, String password) {
        Optional<Proven> proven = proof.of(tenant, address, password);
        if (proven.isEmpty()) {
            return Outcome.no(new Refusal.WrongCredentials());
        }
        Instant now = clock.instant();
        Optional<PasswordHash> renewed = proof.renewed(proven.get(), password);
        Optional<QueryToken> row = store.read(
                tx -> proven.get().still(tx).flatMap(user -> tx.queryTokens().of(user.id())));
        Optional<String> living = row.filter(token -> token.isAlive(now)).flatMap(token -> forms.query(tenant, token));
        if (living.isPresent() && renewed.isEmpty()) {
            return Outcome.ok(living.get());
        }
        // Alive, and yet not to be shown again: its key is retired.
        Optional<QuerySubject> lost = living.isPresent() ? Optional.empty() : row.map(QueryToken::subject);
        QuerySubject subject = subjects.next(tenant.id(), TokenKind.QUERYSERVER_USER);
        return store.write(tx -> proven.get().still(tx, renewed).flatMap(user -> token(tx, user, lost, subject, now)))
                .flatMap(token -> forms.query(tenant, token))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.WrongCredentials()));
    }

    /// The user's token as of now; of two callers at once, both get the same. Empty if it is locked.
    private static Optional<QueryToken> token(
            Tx tx, User user, Optional<QuerySubject> lost, QuerySubject subject, Instant now) {
        Optional<QueryToken> row = tx.queryTokens().of(user.id());
        if (row.isEmpty()) {
            QueryTokenRows.addUsual(tx, user, subject, now);
        } else if (isToBeReplaced(row.get(), lost, now)) {
            QueryToken old = row.get();
            Term term = Term.endless(now);
            tx.queryTokens()
                    .replace(
                            old.id(),
                            QueryTokenRows.token(old.tenant(), old.holder(), subject, term, old.mayWrite(), now));
        }
        return tx.queryTokens().of(user.id()).filter(QueryToken::isActive);
    }

    private static boolean isToBeReplaced(QueryToken row, Optional<QuerySubject> lost, Instant now) {
        boolean isLost = lost.filter(row.subject()::equals).isPresent();
        return row.isActive() && (isLost || !row.isAlive(now));
    }
}
