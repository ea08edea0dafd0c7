package dev.cardea.flow;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.TenantId;
import dev.cardea.core.Term;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.time.Instant;

/// Tokens of Query Server inside of a transaction.
final class QueryTokenRows {

    private QueryTokenRows() {}

    /// A token of a user's own that may write and never ends: what everybody gets who has none (contract query-server.md
    /// §2.9). Changes nothing for a user who has one.
    static void addUsual(Tx tx, User user, QuerySubject subject, Instant now) {
        tx.queryTokens().add(token(user.tenant(), new Holder.OfUser(user.id()), subject, Term.endless(now), true, now));
    }

    /// One that is not locked.
    ///
    /// @param subject made by us, so that it carries the number of its key
    static NewQueryToken token(
            TenantId tenant, Holder holder, QuerySubject subject, Term term, boolean mayWrite, Instant now) {
        return token(tenant, holder, subject, term, true, mayWrite, now);
    }

    static NewQueryToken token(
            TenantId tenant,
            Holder holder,
            QuerySubject subject,
            Term term,
            boolean isActive,
            boolean mayWrite,
            Instant now) {
        KeyNumber key = subject.key().orElseThrow(() -> new IllegalArgumentException("the token was made elsewhere"));
        return new NewQueryToken(tenant, holder, subject, key, term, isActive, mayWrite, now);
    }

    /// Ends the user's token; what an administrator has decided about it stays, for the next one.
    static void end(Tx tx, UserId user) {
        tx.queryTokens().of(user).ifPresent(row -> tx.queryTokens().end(row.id(), row.subject()));
    }
}
