package dev.cardea.flow;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.Mint;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.QueryClaims;
import dev.cardea.core.QueryServerFile.TokenRow;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.TenantId;
import dev.cardea.core.Term;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenKind;
import dev.cardea.flow.QueryServerImport.Why;
import java.time.Instant;
import java.util.Optional;

/// Decides what becomes of the tokens of a Query Server, outside of any transaction. One that lived there lives on to
/// the byte; one that was dead stays dead, and its row gets another one in its place.
final class FormerQueryTokens {

    /// Beyond these no date is meant seriously, and none in between is too large to be a moment.
    private static final long FIRST_DATE = -100_000_000_000L;
    private static final long LAST_DATE = 10_000_000_000_000_000L;

    private final TokenForms forms;
    private final Mint mint;
    private final TenantId tenant;
    private final byte[] secret;
    private final FormerQueryKeys keys;

    FormerQueryTokens(TokenForms forms, Mint mint, TenantId tenant, byte[] secret, FormerQueryKeys keys) {
        this.forms = forms;
        this.mint = mint;
        this.tenant = tenant;
        this.secret = secret;
        this.keys = keys;
    }

    Verdict judge(TokenRow row, TokenKind kind, Instant now) {
        if (row.date().filter(FormerQueryTokens::isDate).isEmpty()) {
            return new Verdict(Optional.empty(), Optional.empty(), Optional.of(Why.DATE_UNUSABLE));
        }
        Draft another = another(row, row.date().get(), kind, now);
        Optional<QueryClaims> claims =
                forms.queryFromElsewhere(row.text(), secret).filter(found -> found.kind() == kind);
        Optional<Why> why = dead(row, claims, kind);
        return why.isPresent()
                ? new Verdict(Optional.empty(), Optional.of(another), why)
                : new Verdict(claims.map(said -> same(row, said)), Optional.of(another), Optional.empty());
    }

    /// Why the token does not live on, if it does not.
    private Optional<Why> dead(TokenRow row, Optional<QueryClaims> claims, TokenKind kind) {
        if (claims.isEmpty()) {
            return Optional.of(Why.TOKEN_FORGED);
        }
        if (keys.of(kind).isEmpty()) {
            return Optional.of(Why.TOKEN_OF_RETIRED_KEY);
        }
        if (!row.date().equals(Optional.of(claims.get().expires()))
                || !row.updated().equals(Optional.of(claims.get().issued().getEpochSecond()))) {
            return Optional.of(Why.TOKEN_DAMAGED);
        }
        return keys.isGiven(claims.get().subject()) ? Optional.of(Why.TOKEN_CONFUSING) : Optional.empty();
    }

    private Draft same(TokenRow row, QueryClaims claims) {
        boolean isEndless = claims.expires() == claims.issued().getEpochSecond();
        KeyNumber key = keys.of(claims.kind()).orElseThrow();
        return new Draft(
                claims.subject(),
                key,
                new Term(claims.expires(), isEndless, claims.expires()),
                row.isActive(),
                row.mayWrite(),
                claims.issued());
    }

    /// A new token of ours, good as long as the row said.
    private Draft another(TokenRow row, long date, TokenKind kind, Instant now) {
        QuerySubject subject = forms.querySubject(tenant, kind, mint.tokenSeed());
        Instant updated = row.updated()
                .filter(seconds -> seconds >= 0 && seconds < -FIRST_DATE)
                .map(Instant::ofEpochSecond)
                .orElse(now);
        boolean isEndless = date == updated.getEpochSecond();
        return new Draft(
                subject,
                subject.key().orElseThrow(),
                isEndless ? Term.endless(updated) : Term.until(date, updated),
                row.isActive(),
                row.mayWrite(),
                updated);
    }

    private static boolean isDate(long date) {
        return date > FIRST_DATE && date < LAST_DATE;
    }

    /// What becomes of a token.
    ///
    /// @param same the token as it was, if it lives on
    /// @param another what comes in its place where it does not; empty if nothing can
    /// @param why what is to be said, if anything
    record Verdict(Optional<Draft> same, Optional<Draft> another, Optional<Why> why) {}

    /// A row whose holder has no number yet.
    record Draft(QuerySubject subject, KeyNumber key, Term term, boolean isActive, boolean mayWrite, Instant updated) {

        NewQueryToken of(TenantId tenant, Holder holder) {
            return new NewQueryToken(tenant, holder, subject, key, term, isActive, mayWrite, updated);
        }
    }
}
