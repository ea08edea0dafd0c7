package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.TokenKind;
import dev.cardea.crypto.HandMadeJwt;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens made elsewhere, with a key that was imported: the vectors of contract point.md §6, and what a
/// holder of such a key may not do with it.
class ImportedKeysTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);
    private static final String SUBJECT = "point|-oPHnYThG64UF_FB1_26l";
    private static final String HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.";
    private static final String SUB = "eyJzdWIiOiJwb2ludHwtb1BIbllUaEc2NFVGX0ZCMV8yNmwi";
    private static final String VALID = HEADER + SUB
            + "LCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDA4NjQwMCwianRpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFBQSJ9"
            + ".YduuTv_a75v2FpirW6L2CgqLNXsrCmfhJpe0NMzDWNc";
    private static final String EXPIRED = HEADER + SUB
            + "LCJpYXQiOjE2OTk5MDAwMDAsImV4cCI6MTY5OTk4NjQwMCwianRpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFBdyJ9"
            + ".IlgZQpDH6mtQGYEBqaplMA8hIbV9wLPK3Izizu_QNrM";
    private static final String WRONG_KEY = HEADER + SUB
            + "LCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDA4NjQwMCwianRpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFCQSJ9"
            + "._kNgpkF8BkQg4mPeg5WHSDMOPp2nacC54VfhacvptkQ";
    private static final String NONE = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + SUB
            + "LCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDA4NjQwMCwianRpIjoiQUFBQUFBQUFBQUFBQUFBQUFBQUFCUSJ9.";
    private static final String SAMPLE = HEADER + SUB + "LCJpYXQiOjE2NDUxMzc2MDcsImV4cCI6MTY0NTE0MTIwN30"
            + ".8eIpFc01hpj0Mid325kvJlouQi8aLTBw93q3whwRtpM";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private Backend a;
    private Backend b;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        a = Backend.joining(house, "A", Environment.STAGING);
        b = Backend.joining(house, "B", Environment.STAGING);
        a.create("u-1");
        b.create("u-1");
        got(house.operations().linkUser().run(a.ref(), "u-1", SUBJECT));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void onlyTheValidVectorIsTaken() {
        imports(a, false);

        assertThat(a.takes(VALID)).isTrue();
        assertThat(new String[] {EXPIRED, WRONG_KEY, NONE, SAMPLE}).noneMatch(a::takes);
    }

    @Test
    void withoutTheKeyNoneIsTaken() {
        assertThat(new String[] {VALID, EXPIRED, WRONG_KEY, NONE, SAMPLE}).noneMatch(a::takes);
    }

    @Test
    void aTokenFromElsewhereSaysWhatItSaysItself() {
        imports(a, false);

        assertThat(house.flows().introspect().run(a.tenant(), VALID)).hasValueSatisfying(active -> {
            assertThat(active.kind()).isEqualTo(TokenKind.POINT_ACCESS);
            assertThat(active.subject()).isEqualTo(SUBJECT);
            assertThat(active.jti()).contains("AAAAAAAAAAAAAAAAAAAAAA");
            assertThat(active.issued().getEpochSecond()).isEqualTo(1_700_000_000);
        });
    }

    @Test
    void itLivesToItsExpiryAndNoLonger() {
        imports(a, false);
        clock.advance(Duration.ofSeconds(86_399));
        assertThat(a.takes(VALID)).isTrue();

        clock.advance(Duration.ofSeconds(1));
        assertThat(a.takes(VALID)).isFalse();
    }

    @Test
    void itIsRevokedAlone() throws Exception {
        imports(a, false);
        String twin = elsewhere(SUBJECT, "");

        a.revoke("u-1", VALID);

        assertThat(a.takes(VALID)).isFalse();
        assertThat(a.takes(twin)).isTrue();
    }

    /// Elsewhere they may live longer than any of ours; then so does their revocation.
    @ParameterizedTest
    @ValueSource(longs = {1_800_000_000, (1L << 40) - 1})
    void itStaysRevokedForAsLongAsItWouldHaveLived(long expiry) throws Exception {
        imports(a, false);
        String lasting = HandMadeJwt.of("{\"sub\":\"" + SUBJECT + "\",\"iat\":1700000000,\"exp\":" + expiry + "}", KEY);
        assertThat(a.takes(lasting)).isTrue();

        a.revoke("u-1", lasting);
        clock.advance(Duration.ofDays(400));
        house.flows().sweep().run();

        assertThat(a.takes(lasting)).isFalse();
    }

    @Test
    void itDiesWithItsUserAndDoesNotComeBack() {
        imports(a, false);

        a.setActive("u-1", false);
        assertThat(a.takes(VALID)).isFalse();
        a.setActive("u-1", true);
        assertThat(a.takes(VALID)).isFalse();
    }

    @Test
    void itDiesWithItsKeyAndCountsAsInUseUntilThen() {
        int number = imports(a, false);

        assertThat(house.operations().retireSigningKey().run(new KeyNumber(number), false))
                .isEqualTo(Outcome.no(new Refusal.KeyInUse(0, true)));
        assertThat(a.takes(VALID)).isTrue();

        got(house.operations().retireSigningKey().run(new KeyNumber(number), true));
        assertThat(a.takes(VALID)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void importedForTwoTenantsItIsOfTheOneThatHasTheUser(boolean otherFirst) throws Exception {
        imports(otherFirst ? b : a, false);
        imports(otherFirst ? a : b, false);
        String ofB = elsewhere(b.row("u-1").pointId().text(), "");

        assertThat(a.takes(VALID)).isTrue();
        assertThat(b.takes(VALID)).isFalse();
        assertThat(b.takes(ofB)).isTrue();
        assertThat(a.takes(ofB)).isFalse();
    }

    @Test
    void itOpensNothingInATenantOrAnEnvironmentThatHasNotImportedItsKey() throws Exception {
        Backend production = Backend.joining(house, "A", Environment.PRODUCTION);
        production.create("u-1");
        got(house.operations().linkUser().run(production.ref(), "u-1", SUBJECT));
        imports(a, false);

        assertThat(a.takes(VALID)).isTrue();
        assertThat(production.takes(VALID)).isFalse();
        assertThat(b.takes(elsewhere(b.row("u-1").pointId().text(), ""))).isFalse();
        assertThat(a.takes(elsewhere(b.row("u-1").pointId().text(), ""))).isFalse();
    }

    @Test
    void itsHolderCannotNameAnotherTenantsUserByNumber() throws Exception {
        int number = imports(a, true);
        long victim = b.row("u-1").id().number();
        String subject = b.row("u-1").pointId().text();

        String claims = jti(number) + ",\"u\":" + victim + ",\"g\":0";
        assertThat(new String[] {elsewhere(subject, claims), elsewhere(SUBJECT, claims)})
                .allSatisfy(token -> {
                    assertThat(a.takes(token)).isFalse();
                    assertThat(b.takes(token)).isFalse();
                });
    }

    @Test
    void underTheNumberOfARootKeyItIsForged() throws Exception {
        int root = a.row("u-1").refresh().key().orElseThrow().number();
        imports(a, true);

        assertThat(a.takes(elsewhere(SUBJECT, jti(root)))).isFalse();
        assertThat(a.takes(elsewhere(SUBJECT, jti(root) + ours("\"g\":0")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void underANumberThatWasNeverGivenItIsFromElsewhere(int number) throws Exception {
        imports(a, false);

        assertThat(a.takes(elsewhere(SUBJECT, jti(number)))).isTrue();
    }

    /// Members with our names mean nothing in a token made elsewhere: they can neither kill it nor keep it
    /// alive.
    @ParameterizedTest
    @ValueSource(strings = {"\"rg\":77", "\"ak\":77", "\"g\":77", "\"u\":77", "\"rg\":-1,\"ak\":-1,\"g\":-1"})
    void membersWithOurNamesMeanNothing(String members) throws Exception {
        imports(a, false);

        assertThat(a.takes(elsewhere(SUBJECT, "," + members))).isTrue();
    }

    /// A key that never signed here has made no token that carries its number.
    @Test
    void underTheNumberOfAKeyThatOnlyChecksItCannotPassAsOurs() throws Exception {
        int number = imports(a, false);
        a.setActive("u-1", false);
        a.setActive("u-1", true);
        String forged = elsewhere(SUBJECT, jti(number) + ours("\"g\":1"));

        assertThat(a.takes(elsewhere(SUBJECT, ""))).as("made elsewhere").isFalse();
        assertThat(a.takes(forged)).as("made elsewhere, with our members").isFalse();
    }

    private int imports(Backend tenant, boolean signs) {
        return got(house.operations().importSigningKey().run(tenant.ref(), TokenKind.POINT_ACCESS, KEY, signs))
                .number()
                .number();
    }

    private String ours(String generation) {
        return ",\"u\":" + a.row("u-1").id().number() + "," + generation;
    }

    private static String jti(int number) {
        return ",\"jti\":\"" + HandMadeJwt.jti(number, 5) + "\"";
    }

    private static String elsewhere(String subject, String more) throws Exception {
        return HandMadeJwt.of("{\"sub\":\"" + subject + "\",\"iat\":1700000000,\"exp\":1700086400" + more + "}", KEY);
    }
}
