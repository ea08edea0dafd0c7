package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8725 §3.1: the one algorithm that we know, and nothing else.
class JwtHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"kid\":\"1\",\"x\":{\"alg\":\"none\"}}"
            })
    void hs256IsTaken(String header) {
        assertThat(JwtHeader.isHs256(HandMadeJwt.base64(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "\"HS256\"",
                "{\"alg\":\"HS256\"",
                "{\"alg\":\"HS256\"}x",
                "{\"alg\":\"HS256\"}{}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"hs256\"}",
                "{\"alg\":\"HS256 \"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":null}",
                "{\"alg\":256}",
                "{\"alg\":[\"HS256\"]}",
                "{\"alg\":{\"alg\":\"HS256\"}}",
                "{\"ALG\":\"HS256\"}",
                "{\"typ\":\"HS256\"}",
                "{\"x\":{\"alg\":\"HS256\"}}",
                "{\"alg\":\"HS256\",\"alg\":\"none\"}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"HS256\",\"crit\":[]}",
                "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}"
            })
    void allElseIsNot(String header) {
        assertThat(JwtHeader.isHs256(HandMadeJwt.base64(header))).isFalse();
    }

    @Test
    void whatIsNoBase64OrNoTextIsNot() {
        assertThat(JwtHeader.isHs256("!")).isFalse();
        assertThat(JwtHeader.isHs256("A")).isFalse();
        assertThat(JwtHeader.isHs256("_____w")).isFalse();
        assertThat(JwtHeader.isHs256(HandMadeJwt.base64("{\"x\":" + "[".repeat(2_900))))
                .isFalse();
    }
}
