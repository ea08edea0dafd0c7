package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.FORM;
import static dev.cardea.api.aviauth.AviauthFixture.JSON;
import static dev.cardea.api.aviauth.AviauthFixture.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is wrong with fields: contract aviauth.md §3 and §9, cases 10 to 19, 25, 27 and 33.
@BothModes
class FaultsTest {

    private static final String REGISTER = "POST /latest/users/register/";

    private final AviauthFixture app;

    FaultsTest(AviauthFixture app) {
        this.app = app;
    }

    // 10, 11, 25
    @Test
    void whatIsNoAddressIsRefused() {
        for (String email : List.of(
                "foo",
                "foo@localhost",
                "a..b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a@b@example.com",
                "a@[127.0.0.1]",
                "a@ex_ample.com",
                "\"a b\"@example.com",
                "a b@example.com",
                "a@-example.com",
                "a@example.com.",
                "a@example.1",
                "@example.com",
                "a@",
                "John <foo>",
                "<a@example.com",
                "a\u200b@example.com",
                "a\0@example.com",
                "a@\uff45xample.com")) {
            Answer answer = app.register("grant_type=password&email=" + encoded(email) + "&password=x");
            Expect.refused(answer, 422, Expect.BAD_EMAIL);
        }
    }

    // 12
    @Test
    void withoutAnAddressNobodyRegisters() {
        Expect.refused(app.register("grant_type=password&password=x"), 422, Expect.MISSING_EMAIL);
        Expect.refused(app.register("grant_type=password&email=&password=x"), 422, Expect.MISSING_EMAIL);
    }

    // 13
    @Test
    void withoutAPasswordNobodyRegisters() {
        Expect.refused(app.register("email=a2@example.com"), 422, Expect.MISSING_PASSWORD);
        Expect.refused(app.register("email=a2@example.com&password="), 422, Expect.MISSING_PASSWORD);
    }

    // 14, 15
    @Test
    void whatIsNoFormHasNoFields() {
        String form = "email=a@example.com&password=x";
        assertThat(Expect.EMPTY_BODY).hasSize(169);

        Expect.refused(app.sendWith("", REGISTER, FORM), 422, Expect.EMPTY_BODY);
        Expect.refused(app.send(REGISTER, "Content-Length: 0"), 422, Expect.EMPTY_BODY);
        Expect.refused(app.sendWith(form, REGISTER, "Content-Type: text/plain"), 422, Expect.EMPTY_BODY);
        Expect.refused(app.sendWith(form, REGISTER), 422, Expect.EMPTY_BODY);
        Expect.refused(app.sendWith("{}", REGISTER, JSON), 422, Expect.EMPTY_BODY);
        Expect.refused(app.sendWith("[]", REGISTER, JSON), 422, Expect.EMPTY_BODY);
        Expect.refused(app.sendWith("null", REGISTER, JSON), 422, Expect.EMPTY_BODY);
    }

    // A5: null counts as missing, numbers become texts
    @Test
    void valuesOfAnObjectAreReadAsTexts() {
        Expect.refused(app.sendWith("{\"email\":null,\"password\":1}", REGISTER, JSON), 422, Expect.MISSING_EMAIL);
        Expect.refused(
                app.sendWith("{\"email\":{},\"password\":[1,[2]]}", REGISTER, JSON),
                422,
                "{\"detail\":[{\"loc\":[\"body\",\"email\"],\"msg\":\"str type expected\",\"type\":\"type_error.str\"},"
                        + "{\"loc\":[\"body\",\"password\"],\"msg\":\"str type expected\",\"type\":\"type_error.str\"}]}");
    }

    // 17
    @Test
    void brokenJsonSaysWhere() {
        Expect.refused(
                app.sendWith("{bad", REGISTER, JSON),
                422,
                "{\"detail\":[{\"loc\":[\"body\",1],\"msg\":\"Expecting property name enclosed in double quotes: line 1 column"
                        + " 2 (char 1)\",\"type\":\"value_error.jsondecode\",\"ctx\":{\"msg\":\"Expecting property name"
                        + " enclosed in double quotes\",\"doc\":\"{bad\",\"pos\":1,\"lineno\":1,\"colno\":2}}]}");
        Expect.refused(
                app.sendWith("{\"é\":\n \"x\" 1}", REGISTER, JSON),
                422,
                "{\"detail\":[{\"loc\":[\"body\",11],\"msg\":\"Expecting ',' delimiter: line 2 column 6 (char 11)\","
                        + "\"type\":\"value_error.jsondecode\",\"ctx\":{\"msg\":\"Expecting ',' delimiter\","
                        + "\"doc\":\"{\\\"é\\\":\\n \\\"x\\\" 1}\",\"pos\":11,\"lineno\":2,\"colno\":6}}]}");
    }

    // §3
    @Test
    void bytesThatAreNoTextAreUnreadable() {
        Answer answer = app.sendRaw(
                REGISTER + " HTTP/1.1\r\nHost: x\r\n" + JSON + "\r\nContent-Length: 14\r\n\r\n{\"email\":\"\u00ff\"} ");

        Expect.refused(answer, 400, "{\"detail\":\"There was an error parsing the body\"}");
    }

    // 18
    @Test
    void anotherGrantTypeIsRefused() {
        String fault =
                "{\"detail\":[{\"loc\":[\"body\",\"grant_type\"],\"msg\":\"string does not match regex \\\"password\\\"\","
                        + "\"type\":\"value_error.str.regex\",\"ctx\":{\"pattern\":\"password\"}}]}";
        assertThat(fault).hasSize(151);

        for (String type : List.of("client_credentials", "passwordX", "Xpassword", "PASSWORD", "refresh_token")) {
            Answer answer = app.register("grant_type=" + type + "&email=a5@example.com&password=x");
            Expect.refused(answer, 422, fault);
        }
    }

    // 19
    @Test
    void allFaultsAreToldAtOnce() {
        String faults = "{\"detail\":[{\"loc\":[\"body\",\"grant_type\"],\"msg\":\"string does not match regex"
                + " \\\"password\\\"\",\"type\":\"value_error.str.regex\",\"ctx\":{\"pattern\":\"password\"}},"
                + Expect.BAD_EMAIL.substring(11, Expect.BAD_EMAIL.length() - 2) + ","
                + Expect.MISSING_PASSWORD.substring(11);
        assertThat(faults).hasSize(326);

        Expect.refused(app.form("/latest/users/register/", "grant_type=zz&email=zz"), 422, faults);
    }

    // 27
    @Test
    void aUsernameIsNoAddressWhenRegistering() {
        Expect.refused(app.register("username=b3@example.com&password=x"), 422, Expect.MISSING_EMAIL);
    }

    // 33
    @Test
    void withoutANameNobodySignsIn() {
        String faults = Expect.EMPTY_BODY.replace("\"email\"", "\"username\"");
        assertThat(faults).hasSize(172);

        Expect.refused(app.form("/latest/auth/token", ""), 422, faults);
    }

    // 33 by decision 12
    @Test
    void withoutARefreshTokenNothingIsRefreshed() {
        Expect.refused(
                app.token("grant_type=refresh_token"),
                422,
                Expect.MISSING_EMAIL.replace("\"email\"", "\"refresh_token\""));
        Expect.refused(app.refresh("zzz"), 401, "{\"detail\":\"Invalid refresh token\"}");
    }

    // §2.1: a form that cannot be decoded
    @Test
    void aFormThatCannotBeDecodedIsUnreadable() {
        Expect.refused(app.register("email=%zz"), 400, "{\"detail\":\"There was an error parsing the body\"}");
    }

    @Test
    void longAndOddAddressesTakeNoTime() {
        for (String email : List.of("a".repeat(10_000) + "@", "<".repeat(5_000), "a.".repeat(5_000) + "@b.c")) {
            assertThat(app.register("email=" + encoded(email) + "&password=x").status())
                    .isEqualTo(422);
        }
    }

    @Test
    void aPasswordThatIsNoTextIsRefused() {
        String weak =
                "{\"detail\":[{\"loc\":[\"body\",\"password\"],\"msg\":\"password is too weak\",\"type\":\"value_error\"}]}";
        String email = app.address("halves");
        Expect.refused(app.register("email=" + email + "&password=12345678%FF"), 422, weak);
        Expect.refused(
                app.sendWith(
                        "{\"email\":\"" + email
                                + "\",\"password\":\"12345678\\ud800\",\"client_id\":\"public-client-id\","
                                + "\"client_secret\":\"super-secret-secret\"}",
                        "POST /latest/users/register",
                        AviauthFixture.JSON),
                422,
                weak);
    }
}
