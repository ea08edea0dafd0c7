package dev.cardea.api.staticbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What answers of one sort have in common (contract staticbackend.md §2.0). Those without `root` in the name are
/// for the endpoints that browsers may call, and look for the three `Vary` lines of case 68 each time.
final class Expect {

    static final String JSON = "application/json";
    static final String TRUE_OF_ADD_USER = "application/json; charset=utf-8"; // §5.2: for Go's client
    static final String TEXT = "text/plain; charset=utf-8";
    static final String JWT = "[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Expect() {}

    /// 200 with these bytes.
    static void json(Answer answer, String body) {
        json(answer);
        assertThat(answer.body()).isEqualTo(body);
    }

    /// 200 with some JSON value.
    static JsonNode json(Answer answer) {
        forBrowsers(answer);
        return value(answer, JSON);
    }

    static JsonNode rootJson(Answer answer) {
        notForBrowsers(answer);
        return value(answer, JSON);
    }

    /// 200 with a session token, which is returned without its quotes.
    static String token(Answer answer) {
        String token = json(answer).asString();
        assertThat(answer.body()).isEqualTo("\"" + token + "\"");
        assertThat(token).matches(JWT);
        return token;
    }

    static String rootToken(Answer answer) {
        String token = rootJson(answer).asString();
        assertThat(answer.body()).isEqualTo("\"" + token + "\"");
        assertThat(token).matches(JWT);
        return token;
    }

    /// The `true` of `POST /account/users`, unlike all others (§5.2).
    static void added(Answer answer) {
        forBrowsers(answer);
        value(answer, TRUE_OF_ADD_USER);
        assertThat(answer.body()).isEqualTo("true");
    }

    /// Refused with this line.
    static void refused(Answer answer, int status, String line) {
        refused(answer, status);
        assertThat(answer.body()).isEqualTo(line + "\n");
    }

    /// Refused with one line of some text.
    static void refused(Answer answer, int status) {
        forBrowsers(answer);
        line(answer, status);
    }

    static void refusedBeginning(Answer answer, int status, String start) {
        refused(answer, status);
        assertThat(answer.body()).startsWith(start);
    }

    /// Refused as the caller's fault, where the contract says neither status nor text.
    static void refusedSomehow(Answer answer) {
        refused(answer, answer.status());
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    }

    static void rootRefused(Answer answer, int status, String line) {
        rootRefused(answer, status);
        assertThat(answer.body()).isEqualTo(line + "\n");
    }

    static void rootRefused(Answer answer, int status) {
        notForBrowsers(answer);
        line(answer, status);
    }

    /// Case 16, whatever was wrong.
    static void wrongCredentials(Answer answer) {
        refused(answer, 401, "invalid email/password");
    }

    /// A session token that was good once or is of another app.
    static void deadToken(Answer answer) {
        refused(answer, 400, "error validating auth key: invalid authentication token");
    }

    /// An answer of no endpoint, which is why nothing is said of browsers.
    static void notFound(Answer answer) {
        line(answer, 404);
        assertThat(answer.body()).isEqualTo("not found\n");
    }

    static void methodNotAllowed(Answer answer, String... allowed) {
        line(answer, 405);
        assertThat(answer.body()).isEqualTo("method not allowed\n");
        assertThat(allowed(answer)).contains(allowed);
    }

    static Set<String> allowed(Answer answer) {
        return answer.headers("Allow").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Case 68.
    static void forBrowsers(Answer answer) {
        assertThat(answer.headers("Vary"))
                .containsExactlyInAnyOrder("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    /// Case 69.
    static void notForBrowsers(Answer answer) {
        assertThat(answer.headers())
                .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    private static JsonNode value(Answer answer, String type) {
        assertThat(answer.header("Cache-Control")).contains("no-store"); // most answers are secrets
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly(type);
        assertThat(answer.body()).doesNotEndWith("\n");
        return MAPPER.readTree(answer.body());
    }

    private static void line(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers("Content-Type")).containsExactly(TEXT);
        assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.body()).matches("[^\\n]+\\n");
    }
}
