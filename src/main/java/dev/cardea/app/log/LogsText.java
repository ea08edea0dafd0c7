package dev.cardea.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.cardea.http.Answered;
import java.time.Instant;

/// Lines for people.
final class LogsText implements LogsFormat {

    private final LogsTime time = new LogsTime();

    @Override
    public String line(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        time.append(line, event.getInstant());
        String level = event.getLevel().toString();
        line.append(' ').append(level).append(" ".repeat(Math.max(1, 6 - level.length())));
        line.append(event.getLoggerName()).append(" - ");
        LogsEscape.plain(line, String.valueOf(event.getFormattedMessage()));
        line.append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            LogsTrace.append(line, thrown);
        }
        return line.toString();
    }

    @Override
    public String line(Answered answered, Instant when) {
        StringBuilder line = new StringBuilder(192);
        time.append(line, when);
        line.append(" INFO  ").append(RequestLog.NAME).append(" - ");
        LogsEscape.field(line, answered.method());
        line.append(' ');
        LogsEscape.field(line, answered.route());
        line.append(' ').append(answered.status()).append(' ');
        LogsTime.appendMillis(line, answered.nanos());
        line.append(" ms id=");
        LogsEscape.field(line, answered.requestId());
        line.append(" tenant=");
        LogsEscape.field(line, answered.tenant().isEmpty() ? "-" : answered.tenant());
        line.append(" family=");
        LogsEscape.field(line, answered.family());
        return line.append('\n').toString();
    }
}
