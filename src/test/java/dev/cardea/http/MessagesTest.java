package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests, responses, headers and bodies as values.
class MessagesTest {

    @Test
    void aRequestIsEasilyMadeByHand() {
        Request request = Request.of("POST", "/users/a?b=c")
                .with("Authorization", "Bearer one")
                .with("authorization", "Bearer two")
                .with("Host", "example.org:80")
                .with(Body.of("{}"))
                .withRaw("id", "%41")
                .as("r-1");

        assertThat(request.rawPath()).isEqualTo("/users/a");
        assertThat(request.rawQuery()).contains("b=c");
        assertThat(request.header("AUTHORIZATION")).contains("Bearer one");
        assertThat(request.headers("Authorization")).containsExactly("Bearer one", "Bearer two");
        assertThat(request.header("Accept")).isEmpty();
        assertThat(request.host()).contains("example.org:80");
        assertThat(request.peer()).isEqualTo("127.0.0.1");
        assertThat(request.body().text()).isEqualTo("{}");
        assertThat(request.param("id")).contains("A");
        assertThat(request).hasToString("Request[r-1]");
        assertThatThrownBy(() -> request.raw("other")).hasMessageContaining("other");
    }

    @Test
    void aResponseIsAValue() {
        Response response = Response.json(200, "{}").with("Vary", "Origin").about("acme");

        assertThat(response)
                .isEqualTo(Response.json(200, Body.of("{}")).about("acme").with("Vary", "Origin"));
        assertThat(response.header("content-type")).contains("application/json");
        assertThat(response.header("vary")).contains("Origin");
        assertThat(Response.empty(204).body().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "\u0000", "é"})
    void aHeaderCannotSplitTheAnswer(String value) {
        assertThatThrownBy(() -> new Header("Location", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Header(value, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalBytesAreEqualBodiesAndNeverPrinted() {
        assertThat(Body.of("secret")).isEqualTo(Body.of("secret")).hasSameHashCodeAs(Body.of("secret"));
        assertThat(Body.of("secret")).isNotEqualTo(Body.of("other")).hasToString("Body[6 bytes]");
        assertThat(Body.of("")).isSameAs(Body.EMPTY);
    }

    @Test
    void settingsRefuseNonsense() {
        assertThatThrownBy(() -> Settings.at("localhost", 70_000)).hasMessageContaining("70000");
        assertThatThrownBy(() -> new Settings(
                        "x", 0, 1, 1024, 1024, 1, 1, Duration.ofSeconds(1), Duration.ZERO, TrustedProxies.NONE))
                .hasMessageContaining("maxRequestLine");
        assertThatThrownBy(() -> new Settings(
                        "x", 0, 1024, 1024, 1024, 1, 1, Duration.ofMillis(1), Duration.ZERO, TrustedProxies.NONE))
                .hasMessageContaining("timeout");
    }
}
