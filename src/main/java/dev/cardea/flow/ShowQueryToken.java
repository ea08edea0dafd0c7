package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import java.util.Optional;

/// Shows the token of Query Server that a holder has, as often as one asks.
public final class ShowQueryToken {

    private final Store store;
    private final TokenForms forms;

    ShowQueryToken(Store store, TokenForms forms) {
        this.store = store;
        this.forms = forms;
    }

    /// The token; empty where there is none that can be shown. Refuses with [Refusal.CredentialOfWrongKind] whoever is no
    /// administrator and asks for another's (decision 15), and with [Refusal.TokenReadOnly] a caller who may only look and
    /// asks for one that may write (decision 14).
    public Outcome<Optional<String>> run(QueryCaller caller, QueryHolder whose) {
        if (!caller.isAdministrator() && !isOwn(caller, whose)) {
            return Outcome.no(new Refusal.CredentialOfWrongKind());
        }
        Optional<QueryToken> row =
                store.read(tx -> whose.token(tx, caller.tenant().id()));
        return row.filter(QueryToken::mayWrite).isPresent() && !caller.mayWrite()
                ? Outcome.no(new Refusal.TokenReadOnly())
                : Outcome.ok(row.flatMap(token -> forms.query(caller.tenant(), token)));
    }

    private static boolean isOwn(QueryCaller caller, QueryHolder whose) {
        return switch (whose) {
            case QueryHolder.OfAddress user -> user.isOf(caller.user());
            case QueryHolder.Named _ -> false;
        };
    }
}
