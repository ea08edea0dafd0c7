package dev.cardea.api.aviauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;

/// What answers look like, byte for byte (contract aviauth.md §2.1, §3).
final class Expect {

    static final String MISSING_EMAIL =
            "{\"detail\":[{\"loc\":[\"body\",\"email\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}]}";
    static final String MISSING_PASSWORD =
            "{\"detail\":[{\"loc\":[\"body\",\"password\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}]}";
    static final String BAD_EMAIL =
            "{\"detail\":[{\"loc\":[\"body\",\"email\"],\"msg\":\"value is not a valid email address\",\"type\":\"value_error.email\"}]}";
    static final String EMPTY_BODY =
            "{\"detail\":[{\"loc\":[\"body\",\"email\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"},{\"loc\":[\"body\",\"password\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}]}";
    static final String WRONG_CLIENT = "{\"detail\":\"Invalid client credentials\"}";
    static final String WRONG_USER = "{\"detail\":\"Invalid user credentials\"}";
    static final String TAKEN = "{\"detail\":\"User with this email already registered.\"}";

    private Expect() {}

    static void json(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
    }

    /// Refused without asking for a token.
    static void refused(Answer answer, int status, String body) {
        json(answer, status, body);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    /// Refused for want of a token, or because there is one.
    static void permission(Answer answer, int status, String detail) {
        json(answer, status, "{\"detail\":\"" + detail + "\"}");
        assertThat(answer.headers("WWW-Authenticate")).containsExactly("Bearer");
    }

    static void notAuthenticated(Answer answer) {
        permission(answer, 401, "Not authenticated");
    }

    static void message(Answer answer, String text) {
        json(answer, 200, "{\"message\":\"" + text + "\"}");
    }
}
