package dev.cardea.api.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What answers of one sort have in common (contract point.md §1.4, §4.10 and §4.11).
final class Expect {

    private static final String PROFILE = ",\"email\":null,\"birthday\":null,\"height\":null,\"weight\":null,"
            + "\"gender\":null,\"pronoun\":null,\"expectation\":null,\"firstName\":null,\"timezone\":null";

    private Expect() {}

    /// The body of version 1.
    static String user(String id) {
        return "{\"user\":{\"id\":\"" + id + "\"" + PROFILE + "}}";
    }

    /// The body of version 2.
    static String user(String id, String refreshToken) {
        return "{\"user\":{\"id\":\"" + id + "\"" + PROFILE + ",\"refreshToken\":{\"token\":\"" + refreshToken
                + "\"}}}";
    }

    /// The body of version 2 for a user whose refresh token was revoked.
    static String userWithoutRefresh(String id) {
        return "{\"user\":{\"id\":\"" + id + "\"" + PROFILE + ",\"refreshToken\":null}}";
    }

    static void ok(Answer answer, String body) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        json(answer);
    }

    /// 200 with a body that has a token in it and so may not be kept (RFC 6749 §5.1).
    static void unkept(Answer answer, String body) {
        ok(answer, body);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Pragma")).contains("no-cache");
    }

    static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).matches("\\{\"error\":\\{\"code\":\"" + code + "\",\"message\":\"[^\"\\\\]+\"}}");
        json(answer);
    }

    /// Refused for the credential's sake, in the words of RFC 6750 §3.
    static void challenged(Answer answer, int status, String code, String error) {
        refused(answer, status, code);
        assertThat(answer.headers("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"point\", error=\"" + error + "\"");
    }

    /// Nobody said who is calling.
    static void unauthenticated(Answer answer) {
        refused(answer, 401, "missing_credentials");
        assertThat(answer.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"point\"");
    }

    static void notValid(Answer answer) {
        challenged(answer, 401, "invalid_token", "invalid_token");
    }

    static void wrongKind(Answer answer) {
        challenged(answer, 403, "insufficient_scope", "insufficient_scope");
    }

    static void ofAnother(Answer answer) {
        challenged(answer, 403, "user_mismatch", "insufficient_scope");
    }

    static Set<String> allowed(Answer answer) {
        return answer.headers("Allow").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void json(Answer answer) {
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }
}
