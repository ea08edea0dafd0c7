package dev.cardea.crypto;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.Origin;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.Term;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Query Server's tokens to the byte (contract query-server.md §3), and what passes for none.
final class QueryServerTokensTest {

    private static final Instant MADE = Instant.ofEpochSecond(1_700_000_000);
    private static final QuerySubject ZERO =
            QuerySubject.parse("00000000-0000-4000-8000-000000000000").orElseThrow();

    /// The vector of contract query-server.md §3, of the secret `secret`.
    private static final String VECTOR =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDAsImlhdCI6MTcwMDAwMDAwMCwiaXNzIjoidXNlcl90b2tl"
                    + "biIsInN1YiI6IjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMCJ9"
                    + ".04qHqgDcWDk9KcWjqKHjFmpyn_j55wfOlF8xqouV0mw";

    @TempDir
    private Path folder;

    private Workbench bench;
    private User user;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        user = bench.user("u-1");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itsHeaderAndClaimsStandInTheirOrder() {
        QueryToken row = ours(Term.until(1_800_000_000_123L, MADE));

        assertThat(part(derived(row), 0)).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
        assertThat(part(derived(row), 1))
                .isEqualTo("{\"exp\":1800000000,\"iat\":1700000000,\"iss\":\"user_token\",\"sub\":\""
                        + row.subject().uuid() + "\"}");
        assertThat(row.subject().uuid().version()).isEqualTo(4);
        assertThat(row.subject().uuid().variant()).isEqualTo(2);
        assertThat(row.subject().key()).isEqualTo(row.key());
    }

    @Test
    void itIsReadAsItWasWritten() {
        QueryToken row = ours(Term.until(1_800_000_000L, MADE));

        assertThat(bench.forms.read(derived(row))).isInstanceOfSatisfying(Reading.Signed.class, signed -> {
            assertThat(signed.token().kind()).isEqualTo(TokenKind.QUERYSERVER_USER);
            assertThat(signed.token().tenant()).isEqualTo(user.tenant());
            assertThat(signed.token().user()).isEqualTo(user.id());
            assertThat(signed.token().issued()).contains(MADE);
            assertThat(signed.token().expires()).contains(Instant.ofEpochSecond(1_800_000_000));
            assertThat(signed.token().origin()).isEqualTo(new Origin.OfQueryToken(row.subject()));
        });
    }

    @Test
    void oneThatNeverEndsSaysSoByEqualNumbers() {
        String token = derived(ours(Term.endless(MADE)));

        assertThat(part(token, 1)).startsWith("{\"exp\":1700000000,\"iat\":1700000000,");
        assertThat(((Reading.Signed) bench.forms.read(token)).token().expires()).isEmpty();
    }

    @Test
    void oneThatEndsInTheSecondOfItsMakingDoesNotLookEndless() {
        String token = derived(ours(Term.until(MADE.getEpochSecond(), MADE)));

        assertThat(part(token, 1)).startsWith("{\"exp\":1699999999,\"iat\":1700000000,");
        assertThat(((Reading.Signed) bench.forms.read(token)).token().isExpired(MADE))
                .isTrue();
    }

    @Test
    void thatOfNobodyIsReadWithItsRow() {
        QuerySubject subject = subject(TokenKind.QUERYSERVER_LONE);
        QueryToken row = add(new Holder.Named("robot"), subject, subject.key().orElseThrow(), Term.endless(MADE));

        assertThat(part(derived(row), 1)).contains("\"iss\":\"token\"");
        assertThat(bench.forms.read(derived(row))).isEqualTo(new Reading.Lone(row));
        bench.house.store().write(tx -> tx.queryTokens().remove(row.id()));
        assertThat(bench.forms.read(derived(row))).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void aUsersTokenIsNotTheOneOfNobodyNorTheOtherWayRound() throws Exception {
        QueryToken row = ours(Term.endless(MADE));
        byte[] users = Hkdf.expand(bench.rootKey(bench.a), "cardea/queryserver/user");
        String claims = part(derived(row), 1);

        assertThat(handMade(claims, users)).isEqualTo(derived(row));
        isForged(handMade(claims.replace("user_token", "token"), users));
        isForged(handMade(claims, Hkdf.expand(bench.rootKey(bench.a), "cardea/queryserver/token")));
        isForged(handMade(claims, bench.rootKey(bench.a)));
    }

    @Test
    void everyChangedBitIsForged() {
        String token = derived(ours(Term.endless(MADE)));
        HandMadeJwt.everyChangedBit(token).forEach(this::isForged);
    }

    @Test
    void aTokenFromElsewhereIsShownAgainByteForByte() {
        KeyNumber key = imported("secret");
        QueryToken row = add(new Holder.OfUser(user.id()), ZERO, key, Term.endless(MADE));

        assertThat(derived(row)).isEqualTo(VECTOR);
        assertThat(bench.forms.read(VECTOR)).isInstanceOf(Reading.Signed.class);
    }

    @Test
    void aTokenFromElsewhereNeedsItsRowAndItsKey() {
        isForged(VECTOR);
        KeyNumber key = imported("secret");
        isForged(VECTOR);
        add(new Holder.OfUser(user.id()), ZERO, key, Term.endless(MADE));
        assertThat(bench.forms.read(VECTOR)).isInstanceOf(Reading.Signed.class);

        got(bench.house.operations().retireSigningKey().run(key, true));
        isForged(VECTOR);
    }

    @Test
    void whoHasAnImportedKeyMakesNoTokensOfOurs() throws Exception {
        imported("secret");
        QueryToken row = ours(Term.endless(MADE));

        isForged(handMade(part(derived(row), 1), "secret".getBytes(US_ASCII)));
    }

    @Test
    void oneWhoseKeyIsRetiredIsShownNoMore() {
        QueryToken row = ours(Term.endless(MADE));
        got(bench.house.operations().rotateSigningKey().run(bench.a.ref()));
        assertThat(bench.forms.query(bench.a.tenant(), row)).isPresent();

        got(bench.house.operations().retireSigningKey().run(row.key().orElseThrow(), true));
        assertThat(bench.forms.query(bench.a.tenant(), row)).isEmpty();
    }

    @Test
    void nonsenseIsForged() throws Exception {
        byte[] key = Hkdf.expand(bench.rootKey(bench.a), "cardea/queryserver/user");
        String subject = subject(TokenKind.QUERYSERVER_USER).uuid().toString();
        for (String claims : new String[] {
            "{\"exp\":1}",
            "{\"exp\":1,\"iat\":1,\"iss\":\"user_token\"}",
            "{\"exp\":1,\"iat\":1,\"iss\":\"user_token\",\"sub\":5}",
            "{\"exp\":\"1\",\"iat\":1,\"iss\":\"user_token\",\"sub\":\"" + subject + "\"}",
            "{\"exp\":1,\"iat\":-1,\"iss\":\"user_token\",\"sub\":\"" + subject + "\"}",
            "{\"exp\":1,\"iat\":1,\"iss\":\"admin\",\"sub\":\"" + subject + "\"}",
            "{\"exp\":1,\"iat\":1,\"iss\":\"user_token\",\"sub\":\"" + UUID.randomUUID() + "\"}",
            "{\"exp\":1,\"iat\":1,\"iss\":\"user_token\",\"sub\":\"" + subject.replace("-", "") + "\"}"
        }) {
            isForged(handMade(claims, key));
        }
    }

    private KeyNumber imported(String secret) {
        return got(bench.house
                        .operations()
                        .importSigningKey()
                        .run(bench.a.ref(), TokenKind.QUERYSERVER_USER, secret.getBytes(US_ASCII), false))
                .number();
    }

    private QuerySubject subject(TokenKind kind) {
        return bench.forms.querySubject(user.tenant(), kind, new TokenSeed(-1, -1));
    }

    private QueryToken ours(Term term) {
        QuerySubject subject = subject(TokenKind.QUERYSERVER_USER);
        return add(new Holder.OfUser(user.id()), subject, subject.key().orElseThrow(), term);
    }

    private QueryToken add(Holder holder, QuerySubject subject, KeyNumber key, Term term) {
        NewQueryToken token = new NewQueryToken(user.tenant(), holder, subject, key, term, true, true, MADE);
        return bench.house.store().write(tx -> tx.queryTokens().add(token)).orElseThrow();
    }

    private String derived(QueryToken row) {
        return bench.forms.query(bench.a.tenant(), row).orElseThrow();
    }

    private static String handMade(String claims, byte[] key) throws Exception {
        return HandMadeJwt.of("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", claims, key);
    }

    private void isForged(String text) {
        assertThat(bench.forms.read(text)).as(text).isInstanceOf(Reading.Forged.class);
    }

    private static String part(String token, int number) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]), UTF_8);
    }
}
