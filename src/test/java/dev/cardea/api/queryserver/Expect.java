package dev.cardea.api.queryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What answers of one sort have in common (contract query-server.md §2.1).
final class Expect {

    static final String WRONG = "The email or password is not correct.";
    static final String PAST = "The expiration_date must be greater than current time";

    private static final String ONE_TOKEN =
            "^\\{\"data\":\\[\\{\"token\":\"eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\"\\}\\]\\}$";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Expect() {}

    /// Done, with nothing to say.
    static void done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        bodiless(answer);
    }

    /// 200 with a list, which is returned.
    static JsonNode data(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).startsWith("{\"data\":[").endsWith("]}");
        return JSON.readTree(answer.body()).path("data");
    }

    /// 200 with exactly one token, as case 1 has it.
    static String token(Answer answer) {
        JsonNode data = data(answer);
        assertThat(answer.body()).matches(ONE_TOKEN);
        return data.path(0).path("token").asString();
    }

    static void nothing(Answer answer) {
        data(answer);
        assertThat(answer.body()).isEqualTo("{\"data\":[]}");
    }

    /// 400 with exactly this text.
    static void bad(Answer answer, String text) {
        text(answer, 400, text);
    }

    static void badWith(Answer answer, String part) {
        assertThat(answer.body()).contains(part);
        text(answer, 400, answer.body());
    }

    static void notFound(Answer answer) {
        text(answer, 404, "404 Not Found");
    }

    static void unauthorized(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers("WWW-Authenticate")).isEmpty();
        bodiless(answer);
    }

    /// Case 50: never JSON.
    static void text(Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers("Content-Type")).containsExactly("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo(text).doesNotStartWith("{").doesNotStartWith("[");
    }

    private static void bodiless(Answer answer) {
        assertThat(answer.headers("Content-Length")).containsExactly("0");
        assertThat(answer.headers("Content-Type")).isEmpty();
        assertThat(answer.body()).isEmpty();
    }
}
