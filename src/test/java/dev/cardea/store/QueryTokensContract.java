package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Holdings;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.Tenant;
import dev.cardea.core.Term;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store keeps of the tokens of Query Server.
abstract class QueryTokensContract extends StoreFixture {

    private User ada;
    private User bob;

    @BeforeEach
    void twoUsers() {
        ada = sample.user();
        bob = sample.user();
    }

    @Test
    void whatIsAddedIsFoundByEachOfItsNames() {
        NewQueryToken wanted = newToken(of(ada), Term.until(NOW.toEpochMilli() + 5, NOW));
        QueryToken added = added(wanted);

        assertThat(added.holder()).isEqualTo(of(ada));
        assertThat(added.kind()).isEqualTo(TokenKind.QUERYSERVER_USER);
        assertThat(added.subject()).isEqualTo(wanted.subject());
        assertThat(added.key()).contains(sample.key());
        assertThat(added.term()).isEqualTo(wanted.term());
        assertThat(added.isActive()).isTrue();
        assertThat(added.mayWrite()).isFalse();
        assertThat(added.created()).isEqualTo(NOW);
        assertThat(added.updated()).isEqualTo(NOW);
        assertThat(found(tx -> tx.queryTokens().of(ada.id()))).contains(added);
        assertThat(withSubject(sample.tenant(), wanted.subject())).contains(added);
        assertThat(found(tx -> tx.queryTokens().of(bob.id()))).isEmpty();
    }

    @Test
    void aUserWithAnEndedTokenStillHasOne() {
        QueryToken token = added(endless(of(ada)));
        did(tx -> tx.queryTokens().end(token.id(), token.subject()));

        assertThat(found(tx -> tx.users().holdings(ada.id())).map(Holdings::hasQueryToken))
                .contains(true);
        assertThat(found(tx -> tx.users().holdings(bob.id())).map(Holdings::hasQueryToken))
                .contains(false);
    }

    @Test
    void aHolderHasOneToken() {
        QueryToken first = added(endless(of(ada)));
        QueryToken named = added(endless(new Holder.Named("k1")));

        assertThat(made(tx -> tx.queryTokens().add(endless(of(ada))))).isEmpty();
        assertThat(made(tx -> tx.queryTokens().add(endless(new Holder.Named("k1")))))
                .isEmpty();
        assertThat(found(tx -> tx.queryTokens().of(ada.id()))).contains(first);
        assertThat(named("k1")).contains(named);
        assertThat(named.kind()).isEqualTo(TokenKind.QUERYSERVER_LONE);
    }

    @Test
    void aSubjectIsOneTokenOfATenant() {
        QueryToken first = added(endless(of(ada)));
        NewQueryToken same = new NewQueryToken(
                sample.tenant().id(), of(bob), first.subject(), sample.key(), Term.endless(NOW), true, true, NOW);

        assertThat(made(tx -> tx.queryTokens().add(same))).isEmpty();
        assertThat(found(tx -> tx.queryTokens().of(bob.id()))).isEmpty();
    }

    @Test
    void anotherTenantsNamesAreItsOwn() {
        Tenant other = Sample.another(store);
        added(endless(new Holder.Named("k1")));
        NewQueryToken theirs = new NewQueryToken(
                other.id(), new Holder.Named("k1"), subject(), sample.key(), Term.endless(NOW), true, true, NOW);

        assertThat(made(tx -> tx.queryTokens().add(theirs))).isPresent();
        assertThat(withSubject(sample.tenant(), theirs.subject())).isEmpty();
        assertThat(withSubject(other, theirs.subject())).isPresent();
    }

    @Test
    void theyAreListedByKindInPieces() {
        QueryToken first = added(endless(of(bob)));
        added(endless(new Holder.Named("k1")));
        QueryToken last = added(endless(of(ada)));

        assertThat(all(TokenKind.QUERYSERVER_USER, 0, 1)).containsExactly(first);
        assertThat(all(TokenKind.QUERYSERVER_USER, first.id().number(), 9)).containsExactly(last);
        assertThat(all(TokenKind.QUERYSERVER_LONE, 0, 9))
                .extracting(QueryToken::holder)
                .containsExactly(new Holder.Named("k1"));
    }

    @Test
    void oneTakesThePlaceOfAnother() {
        QueryToken old = added(endless(of(ada)));
        Instant later = NOW.plusSeconds(9);
        NewQueryToken by = new NewQueryToken(
                old.tenant(), old.holder(), subject(), sample.key(), Term.endless(later), false, true, later);
        done(tx -> tx.queryTokens().replace(old.id(), by));

        QueryToken now = found(tx -> tx.queryTokens().of(ada.id())).orElseThrow();
        assertThat(now.id()).isEqualTo(old.id());
        assertThat(now.created()).isEqualTo(NOW);
        assertThat(now.updated()).isEqualTo(later);
        assertThat(now.isActive()).isFalse();
        assertThat(now.mayWrite()).isTrue();
        assertThat(withSubject(sample.tenant(), old.subject())).isEmpty();
    }

    @Test
    void whatIsEndedKeepsWhatWasDecided() {
        QueryToken token = added(endless(of(ada)));

        assertThat(did(tx -> tx.queryTokens().end(token.id(), subject()))).isFalse();
        assertThat(did(tx -> tx.queryTokens().end(token.id(), token.subject()))).isTrue();
        assertThat(did(tx -> tx.queryTokens().end(token.id(), token.subject()))).isFalse();
        assertThat(found(tx -> tx.queryTokens().of(ada.id())))
                .hasValueSatisfying(ended -> assertThat(ended.key()).isEmpty());
    }

    @Test
    void ofManyWhoEndATokenOneDoes() {
        QueryToken token = added(endless(of(ada)));
        try (Crowd crowd = new Crowd()) {
            assertThat(crowd.all(64, () -> did(tx -> tx.queryTokens().end(token.id(), token.subject()))))
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void whatIsRemovedIsGone() {
        QueryToken token = added(endless(of(ada)));

        assertThat(did(tx -> tx.queryTokens().remove(token.id()))).isTrue();
        assertThat(did(tx -> tx.queryTokens().remove(token.id()))).isFalse();
        assertThat(made(tx -> tx.queryTokens().add(endless(of(ada))))).isPresent();
    }

    @Test
    void aTokenGoesWithItsUser() {
        QueryToken token = added(endless(of(ada)));
        added(endless(of(bob)));
        done(tx -> tx.members().remove(ada.id()));

        assertThat(withSubject(sample.tenant(), token.subject())).isEmpty();
        assertThat(all(TokenKind.QUERYSERVER_USER, 0, 9)).hasSize(1);
    }

    private QueryToken added(NewQueryToken token) {
        return made(tx -> tx.queryTokens().add(token)).orElseThrow();
    }

    private NewQueryToken endless(Holder holder) {
        return newToken(holder, Term.endless(NOW));
    }

    private NewQueryToken newToken(Holder holder, Term term) {
        return new NewQueryToken(sample.tenant().id(), holder, subject(), sample.key(), term, true, false, NOW);
    }

    private QuerySubject subject() {
        return QuerySubject.of(sample.key(), Sample.MINT.tokenSeed());
    }

    private static Holder of(User user) {
        return new Holder.OfUser(user.id());
    }

    private Optional<QueryToken> named(String name) {
        return found(tx -> tx.queryTokens().named(sample.tenant().id(), name));
    }

    private Optional<QueryToken> withSubject(Tenant tenant, QuerySubject subject) {
        return found(tx -> tx.queryTokens().withSubject(tenant.id(), subject));
    }

    private List<QueryToken> all(TokenKind kind, long above, int most) {
        return listed(tx -> tx.queryTokens().all(sample.tenant().id(), kind, above, most));
    }
}
