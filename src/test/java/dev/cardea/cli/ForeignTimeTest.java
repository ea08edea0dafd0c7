package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:11:55.778622Z, 2026-11-20T10:11:55.778622Z",
        "2026-11-20t10:11:55z, 2026-11-20T10:11:55Z",
        "2026-11-20T10:11:55-05:00, 2026-11-20T15:11:55Z",
        "2026-11-20 10:11:55.778622, 2026-11-20T10:11:55.778622Z",
        "2026-11-20T10:11:55.778622, 2026-11-20T10:11:55.778622Z",
        "2026-11-20 10:11:55.778622+00, 2026-11-20T10:11:55.778622Z",
        "2026-11-20 10:10:55.525370806+00:00, 2026-11-20T10:10:55.525370806Z",
        "2026-02-06 16:53:23.1 -0500 EST m=+0.2, 2026-02-06T21:53:23.100Z",
        "2026-02-06 16:53:23.1 +0545 +0545 m=-0.2, 2026-02-06T11:08:23.100Z",
        "2026-02-06 16:53:23 +0000 UTC, 2026-02-06T16:53:23Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "0001-01-01 00:00:00 +0000 UTC, 0001-01-01T00:00:00Z"
    })
    void whatOtherServersWriteIsUnderstood(String text, Instant instant) {
        assertThat(ForeignTime.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-20",
                "2026-02-30T10:11:55Z",
                "2026-11-20T24:11:55Z",
                "2026-11-20T10:11Z",
                "2026-11-20T10:11:55+19:00",
                "2026-11-20T10:11:55.Z",
                "+12026-11-20T10:11:55Z",
                "2026-11-20T10:11:55Z and more",
                "1763633515"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(ForeignTime.parse(text)).isEmpty();
    }
}
