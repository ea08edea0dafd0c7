package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.Outcome;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Term;
import dev.cardea.core.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Puts a new token of Query Server in the place of the one that a holder has. When this returns, no node accepts the old
/// one (contract query-server.md §0 D6).
public final class ReplaceQueryToken {

    private final Store store;
    private final QuerySubjects subjects;
    private final InstantSource clock;

    ReplaceQueryToken(Store store, QuerySubjects subjects, InstantSource clock) {
        this.store = store;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// What is left out: a user's token may only look (D3) and never ends; one that belongs to nobody stays as it was. What
    /// is locked stays so until the caller says otherwise. Refuses with [Refusal.DateInPast] a date for a user's token, with
    /// [Refusal.TokenUnknown] where there is none, and with [Refusal.CredentialNotValid] a caller who may not any more.
    public Outcome<Done> run(QueryCaller caller, QueryHolder whose, QueryTokenWish wish) {
        Instant now = clock.instant();
        if (whose instanceof QueryHolder.OfAddress && wish.isInPast(now)) {
            return Outcome.no(new Refusal.DateInPast());
        }
        QuerySubject subject = subjects.next(caller.tenant().id(), whose.kind());
        return store.write(tx -> {
            if (caller.still(tx, now).isEmpty()) {
                return Outcome.no(new Refusal.CredentialNotValid());
            }
            whose.noteAgain(tx, caller.tenant().id());
            return replace(tx, whose.token(tx, caller.tenant().id()), wish, subject, now);
        });
    }

    private static Outcome<Done> replace(
            Tx tx, Optional<QueryToken> row, QueryTokenWish wish, QuerySubject subject, Instant now) {
        row.ifPresent(old -> tx.queryTokens().replace(old.id(), by(old, wish, subject, now)));
        return row.isPresent() ? Outcome.ok(Done.DONE) : Outcome.no(new Refusal.TokenUnknown());
    }

    private static NewQueryToken by(QueryToken old, QueryTokenWish wish, QuerySubject subject, Instant now) {
        boolean keeps =
                switch (old.holder()) {
                    case QueryToken.Holder.OfUser _ -> false;
                    case QueryToken.Holder.Named _ -> true;
                };
        boolean keepsDate = keeps && wish.date().isEmpty() && !old.term().isEndless();
        return QueryTokenRows.token(
                old.tenant(),
                old.holder(),
                subject,
                keepsDate ? Term.until(old.term().date(), now) : wish.term(now),
                wish.isActive().orElse(old.isActive()),
                wish.mayWrite().orElse(keeps && old.mayWrite()),
                now);
    }
}
