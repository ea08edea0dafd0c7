package dev.cardea.app.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes instants as in `2026-11-21T08:30:00.125Z`, remembering the text of the last second: of thousands of
/// lines in a second only one pays for the calendar.
final class LogsTime {

    private record Second(long epoch, String text) {}

    private volatile Second last = second(Instant.EPOCH);

    void append(StringBuilder line, Instant when) {
        Second second = last;
        if (second.epoch != when.getEpochSecond()) {
            second = second(when);
            last = second;
        }
        int millis = when.getNano() / 1_000_000;
        line.append(second.text).append('.');
        line.append((char) ('0' + millis / 100));
        line.append((char) ('0' + millis / 10 % 10));
        line.append((char) ('0' + millis % 10)).append('Z');
    }

    /// Milliseconds with one decimal.
    static void appendMillis(StringBuilder line, long nanos) {
        long tenths = (nanos + 50_000) / 100_000;
        line.append(tenths / 10).append('.').append((char) ('0' + tenths % 10));
    }

    private static Second second(Instant when) {
        String text = when.truncatedTo(ChronoUnit.SECONDS).toString();
        return new Second(when.getEpochSecond(), text.substring(0, text.length() - 1));
    }
}
