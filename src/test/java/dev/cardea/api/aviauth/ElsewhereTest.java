package dev.cardea.api.aviauth;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.TokenKind;
import dev.cardea.crypto.HandMadeJwt;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Access tokens that the original has signed, once its secret is imported (contract aviauth.md §5, decision 8).
@BothModes
class ElsewhereTest {

    private static final byte[] SECRET = "dev".getBytes(US_ASCII);

    private final AviauthFixture app;
    private Person person;
    private String id;

    ElsewhereTest(AviauthFixture app) {
        this.app = app;
    }

    @BeforeEach
    void importTheSecret() {
        got(app.operations().importSigningKey().run(app.tenant(), TokenKind.AVIAUTH_ACCESS, SECRET, false));
        person = app.person();
        id = AviauthFixture.payload(person.access()).path("sub").asString();
    }

    @Test
    void itOpensWhatItsScopesSay() throws Exception {
        assertThat(app.isAlive(token(0, 1_800, "public-client-id", "user:read")))
                .isTrue();
        assertThat(app.profile(token(0, 1_800, "public-client-id", "openid")).status())
                .isEqualTo(403);
        assertThat(app.isAlive(token(0, 1_800, "nobodys-client", "user:read"))).isFalse();
    }

    @Test
    void itLivesForHalfAnHourWhateverItSays() throws Exception {
        String token = token(0, 1_800, "public-client-id", "user:full");
        assertThat(app.isAlive(token(0, 1_801, "public-client-id", "user:full")))
                .isFalse();
        assertThat(app.isAlive(token(100_000, 101_800, "public-client-id", "user:full")))
                .isFalse();

        app.clock().advance(Duration.ofSeconds(1_799));
        assertThat(app.isAlive(token)).isTrue();
        app.clock().advance(Duration.ofSeconds(1));
        assertThat(app.isAlive(token)).isFalse();
    }

    @Test
    void itsClientRevokesIt() throws Exception {
        String token = token(0, 1_800, "public-client-id", "user:full");
        String other = token(0, 1_799, "public-client-id", "user:full");

        assertThat(app.form("/latest/auth/revoke", "token=" + token + "&" + AviauthFixture.CLIENT)
                        .body())
                .isEqualTo("{}");

        assertThat(app.isAlive(token)).isFalse();
        assertThat(app.introspect(token).path("active").asBoolean()).isFalse();
        assertThat(app.isAlive(other)).isTrue();
    }

    @Test
    void itDiesWithItsUserAndWithItsKey() throws Exception {
        String token = token(0, 1_800, "public-client-id", "user:full");
        got(app.operations().setUserActive().run(app.tenant(), person.email(), false));
        assertThat(app.isAlive(token)).isFalse();
        got(app.operations().setUserActive().run(app.tenant(), person.email(), true));
        assertThat(app.isAlive(token)).isFalse();
    }

    /// @param from seconds after now
    /// @param until seconds after now
    private String token(long from, long until, String client, String scope) throws Exception {
        long now = app.clock().instant().getEpochSecond();
        return HandMadeJwt.of(
                "{\"iss\":\"http://localhost:8000/latest\",\"sub\":\"" + id + "\",\"aud\":[],\"azp\":\"" + client
                        + "\",\"exp\":" + (now + until) + ",\"iat\":" + (now + from) + ",\"scope\":\"" + scope
                        + "\"}",
                SECRET);
    }
}
