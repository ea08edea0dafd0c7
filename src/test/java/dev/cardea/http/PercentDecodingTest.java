package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentDecodingTest {

    @ParameterizedTest
    @CsvSource({"u%2D1,u-1", "a%2fb,a/b", "%C3%BC,ü", "%F0%9F%94%91,🔑", "a+b,a+b", "%257C,%7C", "plain,plain"})
    void whatIsWellFormedIsDecodedOnce(String raw, String decoded) {
        assertThat(PercentDecoding.decode(raw)).contains(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%ZZ", "%4G", "%+1", "%FF", "%C3", "%C3%28", "%ED%A0%80", "%C0%AF", "a%"})
    void whatIsMalformedHasNoDecodedForm(String raw) {
        assertThat(PercentDecoding.decode(raw)).isEmpty();
    }

    @Test
    void nothingIsNothing() {
        assertThat(PercentDecoding.decode("")).contains("");
    }
}
