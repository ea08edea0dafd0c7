package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.FORM;
import static dev.cardea.api.aviauth.AviauthFixture.JSON;
import static dev.cardea.api.aviauth.AviauthFixture.encoded;
import static dev.cardea.api.aviauth.AviauthFixture.payload;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Making applications: contract aviauth.md §9, cases 40 to 42, and decision 11.
@BothModes
class ApplicationsTest {

    private static final String REGISTER = "POST /latest/applications/register";
    private static final String SECRET = "5USE.6]f38n1Bb|i9?sAvQEFU+Y~t";
    private static final String BOTH_MISSING =
            "{\"detail\":[{\"loc\":[\"body\",\"client_id\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"},{\"loc\":[\"body\",\"client_secret\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}]}";

    private final AviauthFixture app;

    ApplicationsTest(AviauthFixture app) {
        this.app = app;
    }

    private static String body(String id) {
        return "{\"client_id\":\"" + id + "\",\"client_secret\":\"" + SECRET + "\"}";
    }

    // 40
    @Test
    void anApplicationIsMadeOnce() {
        Person maker = app.person("applications:full user:read");
        String id = app.address("switter");
        String fields = "email=" + app.address("user") + "&password=" + app.password("x") + "&client_id=" + encoded(id)
                + "&client_secret=" + encoded(SECRET);

        Expect.json(app.sendWith(body(id), REGISTER, JSON, maker.key()), 201, "{\"client_id\":\"" + id + "\"}");
        Expect.refused(
                app.sendWith(body(id), REGISTER + "/", JSON, maker.key()),
                400,
                "{\"detail\":\"Application with this client_id already registered\"}");
        tokens(201, app.form("/latest/users/register/", fields));
    }

    /// What PostgreSQL cannot keep is no name, and nobody's.
    @Test
    void nullCharactersAreInNoName() {
        Person maker = app.person("applications:full user:read");

        assertThat(app.sendWith(body("a\\u0000b"), REGISTER, JSON, maker.key()).status())
                .isEqualTo(422);
        Expect.refused(
                app.form(
                        "/latest/users/register/",
                        "email=" + app.address("nul") + "&password=" + app.password("x")
                                + "&client_id=a%00b&client_secret=" + encoded(SECRET)),
                401,
                Expect.WRONG_CLIENT);
    }

    // decision 11
    @Test
    void anApplicationGivesNoMoreThanItsMakerHas() {
        Person maker = app.person("applications:create user:read");
        String id = app.address("narrow");
        app.sendWith(body(id), REGISTER, JSON, maker.key());
        String fields = "email=" + app.address("user") + "&password=" + app.password("x") + "&client_id=" + encoded(id)
                + "&client_secret=" + encoded(SECRET);

        String access = tokens(
                        201, app.form("/latest/users/register/", fields + "&scope=user%3Afull+user%3Aread+openid"))
                .path("access_token")
                .asString();
        String usual = tokens(201, app.form("/latest/users/register/", fields.replace("user", "other")))
                .path("access_token")
                .asString();

        assertThat(payload(access).path("scope").asString()).isEqualTo("user:read");
        assertThat(payload(usual).path("scope").asString()).isEqualTo("user:read applications:create");
    }

    // §2.6
    @Test
    void contentTypesThatMeanJsonAreJson() {
        Person maker = app.person("applications:create");

        for (String type : List.of("application/vnd.api+json", "APPLICATION/JSON; charset=utf-8")) {
            Answer answer = app.sendWith(body(app.address("a")), REGISTER, "Content-Type: " + type, maker.key());
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        assertThat(app.sendWith(body(app.address("a")), REGISTER, maker.key()).status())
                .isEqualTo(201);
        assertThat(app.sendWith(
                                "{\"client_id\":%s,\"client_secret\":1.50,\"x\":{}}"
                                        .formatted(app.address("1").replaceAll("[^0-9]", "")),
                                REGISTER,
                                maker.key())
                        .body())
                .matches("\\{\"client_id\":\"1[0-9]+\"}");
    }

    // 41
    @Test
    void permissionComesAfterReadingAndBeforeFields() {
        Person other = app.person("user:full");

        Expect.notAuthenticated(app.sendWith("{}", REGISTER, JSON));
        assertThat(app.sendWith("{bad", REGISTER, JSON).status()).isEqualTo(422);
        Expect.permission(app.sendWith("{}", REGISTER, JSON, other.key()), 403, "Not authenticated");
    }

    // 42
    @Test
    void whatIsWrongIsSaidInTheWordsOfTheOriginal() {
        String key = app.person("applications:create").key();

        for (String nothing : List.of("{}", "[]", "\"x\"", "[{\"client_id\":\"a\",\"client_secret\":\"b\"}]", "7")) {
            Expect.refused(app.sendWith(nothing, REGISTER, JSON, key), 422, BOTH_MISSING);
        }
        Expect.refused(app.sendWith("client_id=a&client_secret=b", REGISTER, FORM, key), 422, BOTH_MISSING);
        Expect.refused(app.sendWith(body("a"), REGISTER, "Content-Type: text/plain", key), 422, BOTH_MISSING);
        for (String none : List.of("", "null")) {
            Expect.refused(
                    app.sendWith(none, REGISTER, JSON, key),
                    422,
                    "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}]}");
        }
        Expect.refused(
                app.sendWith("{bad", REGISTER, JSON, key),
                422,
                "{\"detail\":[{\"loc\":[\"body\",1],\"msg\":\"Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\",\"type\":\"value_error.jsondecode\",\"ctx\":{\"msg\":\"Expecting property name enclosed in double quotes\",\"doc\":\"{bad\",\"pos\":1,\"lineno\":1,\"colno\":2}}]}");
        Expect.refused(
                app.sendWith("x", REGISTER, key),
                422,
                "{\"detail\":[{\"loc\":[\"body\",0],\"msg\":\"Expecting value: line 1 column 1 (char 0)\",\"type\":\"value_error.jsondecode\",\"ctx\":{\"msg\":\"Expecting value\",\"doc\":\"x\",\"pos\":0,\"lineno\":1,\"colno\":1}}]}");
    }

    // 42
    @Test
    void eachFieldIsSaidToBeWrong() {
        String key = app.person("applications:create").key();

        Expect.refused(
                app.sendWith("{\"client_id\":null,\"client_secret\":\"x\"}", REGISTER, JSON, key),
                422,
                "{\"detail\":[{\"loc\":[\"body\",\"client_id\"],\"msg\":\"none is not an allowed value\",\"type\":\"type_error.none.not_allowed\"}]}");
        Expect.refused(
                app.sendWith("{\"client_id\":\"x\",\"client_secret\":{}}", REGISTER, JSON, key),
                422,
                "{\"detail\":[{\"loc\":[\"body\",\"client_secret\"],\"msg\":\"str type expected\",\"type\":\"type_error.str\"}]}");
        Expect.refused(
                app.sendWith(body("x".repeat(256)), REGISTER, JSON, key),
                422,
                "{\"detail\":[{\"loc\":[\"body\",\"client_id\"],\"msg\":\"ensure this value has at most 255 characters\",\"type\":\"value_error.any_str.max_length\",\"ctx\":{\"limit_value\":255}}]}");
        Expect.refused(
                app.sendWith(body("a\\nb"), REGISTER, JSON, key),
                422,
                "{\"detail\":[{\"loc\":[\"body\",\"client_id\"],\"msg\":\"control characters are not allowed\",\"type\":\"value_error\"}]}");
    }
}
