package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Gives a token of Query Server to a holder who has none. One who has one keeps it as it is.
public final class AddQueryToken {

    private final Store store;
    private final QuerySubjects subjects;
    private final InstantSource clock;

    AddQueryToken(Store store, QuerySubjects subjects, InstantSource clock) {
        this.store = store;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// What is left out: it may write, is not locked, and never ends. Refuses with [Refusal.UserUnknown], then with
    /// [Refusal.DateInPast]; and with [Refusal.CredentialNotValid] a caller who may not any more.
    public Outcome<Done> run(QueryCaller caller, QueryHolder whose, QueryTokenWish wish) {
        Instant now = clock.instant();
        QuerySubject subject = subjects.next(caller.tenant().id(), whose.kind());
        return store.write(tx -> caller.still(tx, now).isPresent()
                ? add(tx, caller, whose, wish, subject, now)
                : Outcome.no(new Refusal.CredentialNotValid()));
    }

    private static Outcome<Done> add(
            Tx tx, QueryCaller caller, QueryHolder whose, QueryTokenWish wish, QuerySubject subject, Instant now) {
        Optional<Holder> holder = whose.find(tx, caller.tenant().id());
        if (holder.isEmpty() && whose instanceof QueryHolder.OfAddress) {
            return Outcome.no(new Refusal.UserUnknown());
        }
        if (wish.isInPast(now)) {
            return Outcome.no(new Refusal.DateInPast());
        }
        holder.ifPresent(found -> tx.queryTokens()
                .add(QueryTokenRows.token(
                        caller.tenant().id(),
                        found,
                        subject,
                        wish.term(now),
                        wish.isActive().orElse(true),
                        wish.mayWrite().orElse(true),
                        now)));
        return Outcome.ok(Done.DONE);
    }
}
