package dev.cardea.flow;

import dev.cardea.core.Change;
import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.TenantId;
import dev.cardea.core.Tx;
import java.time.Instant;
import java.time.InstantSource;

/// Takes a token of Query Server from its holder, and with it what was decided about it. When this returns, no node accepts
/// it. A user stays, and gets another one for the password.
public final class RemoveQueryToken {

    private final Store store;
    private final InstantSource clock;

    RemoveQueryToken(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Fine, too, where there is no token. Refuses with [Refusal.UserUnknown], and with [Refusal.CredentialNotValid] a caller
    /// who may not any more.
    public Outcome<Done> run(QueryCaller caller, QueryHolder whose) {
        Instant now = clock.instant();
        return store.write(tx -> caller.still(tx, now).isPresent()
                ? remove(tx, caller.tenant().id(), whose)
                : Outcome.no(new Refusal.CredentialNotValid()));
    }

    private static Outcome<Done> remove(Tx tx, TenantId tenant, QueryHolder whose) {
        if (whose instanceof QueryHolder.OfAddress && whose.find(tx, tenant).isEmpty()) {
            tx.noteAgain(Change.place()); // somebody else may have removed the user just now
            return Outcome.no(new Refusal.UserUnknown());
        }
        whose.noteAgain(tx, tenant);
        whose.token(tx, tenant).map(QueryToken::id).ifPresent(tx.queryTokens()::remove);
        return Outcome.ok(Done.DONE);
    }
}
