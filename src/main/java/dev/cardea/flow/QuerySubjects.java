package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenKind;

/// Names new tokens of Query Server. Not to be used in a transaction: the key that signs now is looked up.
final class QuerySubjects {

    private final TokenForms forms;
    private final Mint mint;

    QuerySubjects(TokenForms forms, Mint mint) {
        this.forms = forms;
        this.mint = mint;
    }

    QuerySubject next(TenantId tenant, TokenKind kind) {
        return forms.querySubject(tenant, kind, mint.tokenSeed());
    }
}
