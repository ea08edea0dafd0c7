package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.CLIENT;
import static dev.cardea.api.aviauth.AviauthFixture.JSON;
import static dev.cardea.api.aviauth.AviauthFixture.encoded;
import static dev.cardea.api.aviauth.AviauthFixture.payload;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Registering: contract aviauth.md §9, cases 1 to 9, 16 and 20 to 28, as decided.
@BothModes
class RegisterTest {

    private static final String USUAL = "user:read user:update user:full applications:read applications:create"
            + " applications:update applications:full";

    private final AviauthFixture app;

    RegisterTest(AviauthFixture app) {
        this.app = app;
    }

    private Answer register(String email) {
        return app.register("grant_type=password&email=" + encoded(email) + "&password=" + app.password("x"));
    }

    private String profileOf(Answer answer) {
        String access = tokens(201, answer).path("access_token").asString();
        return AviauthFixture.json(app.profile(access).body()).path("email").asString();
    }

    // 1, 3
    @Test
    void whoRegistersGetsTokens() {
        Answer answer = app.register(
                "grant_type=password&email=" + app.address("johndoe") + "&password=tss!its-a-secret&scope=");

        String access = tokens(201, answer).path("access_token").asString();
        JsonNode claims = payload(access);
        assertThat(access.split("\\.", -1)).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(access.split("\\.", -1)[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(claims.path("sub").asString()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f-]{17}");
        assertThat(claims.path("scope").asString()).isEqualTo(USUAL);
        assertThat(claims.path("exp").asLong()).isEqualTo(app.clock().instant().getEpochSecond() + 1800);
        assertThat(claims.path("iss").asString()).isEqualTo(app.issuer());
        assertThat(claims.path("azp").asString()).isEqualTo("public-client-id");
    }

    // 2, A1
    @Test
    void everyPathAnswersDirectly() {
        for (String path : List.of(
                "/latest/users/register", "/v0/users/register/", "/v0/users/register", "/latest/users/register/")) {
            String fields = "email=" + app.address("path") + "&password=" + app.password("x") + "&" + CLIENT;
            tokens(201, app.form(path, fields));
        }
    }

    // 4, 5, 6 by decision 1
    @Test
    void anAddressIsTakenInWhateverCase() {
        String email = app.address("johndoe");
        tokens(201, register(email));

        Expect.refused(register(email), 400, Expect.TAKEN);
        Expect.refused(register(email.replace("example", "EXAMPLE")), 400, Expect.TAKEN);
        Expect.refused(register(email.replace("johndoe", "JohnDoe")), 400, Expect.TAKEN);
    }

    // 7, A10
    @Test
    void aWrongSecretLeavesTheAddressFree() {
        String fields = "email=" + app.address("free") + "&password=" + app.password("x");

        Answer wrong = app.form("/latest/users/register/", fields + "&client_id=public-client-id&client_secret=nope");

        Expect.refused(wrong, 401, Expect.WRONG_CLIENT);
        tokens(201, app.register(fields));
    }

    // 8, A7
    @Test
    void anUnknownOrMissingClientIsRefused() {
        String fields = "email=" + app.address("free") + "&password=" + app.password("x");

        for (String client : List.of(
                "&client_id=nobody&client_secret=super-secret-secret",
                "",
                "&client_id=public-client-id",
                "&client_secret=super-secret-secret",
                "&client_id=&client_secret=")) {
            Expect.refused(app.form("/latest/users/register/", fields + client), 401, Expect.WRONG_CLIENT);
        }
    }

    // §2.2: HTTP Basic is not read
    @Test
    void aClientInTheHeaderIsNoClient() {
        String basic = "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString("public-client-id:super-secret-secret".getBytes(StandardCharsets.UTF_8));
        String fields = "email=" + app.address("basic") + "&password=" + app.password("x");

        Expect.refused(app.form("/latest/users/register/", fields, basic), 401, Expect.WRONG_CLIENT);
    }

    // 9 by decision 10
    @Test
    void aWrongClientLearnsNothingOfAnAddress() {
        Person person = app.person();
        String fields = "email=" + person.email() + "&password=" + app.password("x");

        Expect.refused(
                app.form("/latest/users/register/", fields + "&client_id=public-client-id&client_secret=nope"),
                401,
                Expect.WRONG_CLIENT);
    }

    // 16, A5
    @Test
    void anObjectIsAsGoodAsAForm() {
        String json = "{\"grant_type\":\"password\",\"email\":\"" + app.address("j") + "\",\"password\":\""
                + app.password("x")
                + "\",\"client_id\":\"public-client-id\",\"client_secret\":\"super-secret-secret\"}";

        tokens(201, app.sendWith(json, "POST /latest/users/register/", JSON));
    }

    // decision 13: the page's own sample
    @Test
    void theCommaOfThePageDoesNoHarm() {
        String json = """
                {
                  "grant_type": "password",
                  "email": "%s",
                  "password": "tss!its-a-secret",
                  "scope": "",
                  "client_id": "public-client-id",
                  "client_secret": "super-secret-secret",
                }
                """.formatted(app.address("johndoe"));

        tokens(201, app.sendWith(json, "POST /latest/users/register/", "Content-Type: application/json;charset=utf-8"));
    }

    // 20, A9
    @Test
    void theGrantTypeMayBeMissingOrEmpty() {
        tokens(201, app.register("email=" + app.address("g") + "&password=" + app.password("x")));
        tokens(201, app.register("grant_type=&email=" + app.address("g") + "&password=" + app.password("x")));
    }

    // 21 by decision 11
    @Test
    void onlyKnownScopesAreGiven() {
        Person person = app.person("user%3Aread+foo%3Abar");

        assertThat(payload(person.access()).path("scope").asString()).isEqualTo("user:read");
        assertThat(payload(app.person("%20%20").access()).path("scope").asString())
                .isEqualTo(USUAL);
        assertThat(payload(app.person("foo").access()).path("scope").asString()).isEqualTo(USUAL);
    }

    // 22
    @Test
    void aFormMayComeInParts() {
        StringBuilder body = new StringBuilder();
        for (String field : List.of(
                "grant_type=password",
                "email=" + app.address("parts"),
                "password=" + app.password("ä x"),
                "client_id=public-client-id",
                "client_secret=super-secret-secret")) {
            String[] pair = field.split("=", 2);
            body.append(
                    "--xyz\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(pair[0], pair[1]));
        }

        Answer answer = app.sendWith(
                body + "--xyz--\r\n",
                "POST /latest/users/register/",
                "Content-Type: multipart/form-data; boundary=xyz");

        tokens(201, answer);
        String email = profileOf(answer);
        tokens(200, app.signIn(email, app.password("ä x")));
    }

    // 22
    @Test
    void partsThatCannotBeToldApartAreUnreadable() {
        String part = "--xyz\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@example.com\r\n";
        String unreadable = "{\"detail\":\"There was an error parsing the body\"}";
        for (String type : List.of("", "; boundary=", "; boundary=other", "; boundary=xyz")) {
            Answer answer =
                    app.sendWith(part, "POST /latest/users/register/", "Content-Type: multipart/form-data" + type);
            Expect.refused(answer, 400, unreadable);
        }
    }

    // 23
    @Test
    void ofARepeatedFieldTheLastOneCounts() {
        String first = app.address("b");
        String last = app.address("b");

        Answer answer = app.register("email=" + first + "&email=" + last + "&password=" + app.password("x"));

        assertThat(profileOf(answer)).isEqualTo(last);
    }

    // 24
    @Test
    void blanksAndANameAroundAnAddressAreCut() {
        String blank = app.address("n4");
        String named = app.address("n6");
        String tagged = app.address("n5+tag");

        assertThat(profileOf(register(blank + " "))).isEqualTo(blank);
        assertThat(profileOf(register("John Doe <" + named + ">"))).isEqualTo(named);
        assertThat(profileOf(register(tagged))).isEqualTo(tagged);
    }

    // decision 1
    @Test
    void anAddressIsShownAsTyped() {
        String email = app.address("J\u00f6.Do\u00e9").replace("example", "ex\u00e4mple");

        assertThat(profileOf(register(email))).isEqualTo(email);
        tokens(200, app.signIn(email.toUpperCase(Locale.ROOT), app.password("x")));
    }

    // 26, A8
    @Test
    void anAddressHasAtMost64Characters() {
        String domain = app.address("@").substring(1).replace("@", ".").replaceFirst("^\\d+\\.", "d.");
        String longest = "a".repeat(64 - domain.length() - 1) + "@" + domain;

        tokens(201, register(longest));
        Expect.refused(
                register("a" + longest),
                422,
                "{\"detail\":[{\"loc\":[\"body\",\"email\"],\"msg\":\"ensure this value has at most 64 characters\","
                        + "\"type\":\"value_error.any_str.max_length\",\"ctx\":{\"limit_value\":64}}]}");
    }

    // 28 by decision 4
    @Test
    void aPasswordCountsWhole() {
        String email = app.address("long");
        String password = "0123456789".repeat(10);
        tokens(201, app.register("email=" + email + "&password=" + password));

        Expect.refused(app.signIn(email, password.substring(0, 72)), 401, Expect.WRONG_USER);
        tokens(200, app.signIn(email, password));
    }

    // decision 5
    @Test
    void aTenantMayAskForMoreOfAPassword() {
        Answer answer = app.register("email=" + app.address("weak") + "&password=short");

        if (app.isDevelopment()) {
            tokens(201, answer);
        } else {
            Expect.refused(
                    answer,
                    422,
                    "{\"detail\":[{\"loc\":[\"body\",\"password\"],\"msg\":\"password is too weak\",\"type\":\"value_error\"}]}");
        }
    }

    // §2.2
    @Test
    void aPasswordHoldsNoNullCharacter() {
        Expect.refused(
                app.register("email=" + app.address("nul") + "&password=12345678%00"),
                422,
                "{\"detail\":[{\"loc\":[\"body\",\"password\"],\"msg\":\"null characters are not allowed\",\"type\":\"value_error\"}]}");
    }
}
