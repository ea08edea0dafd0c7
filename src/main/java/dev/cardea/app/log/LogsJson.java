package dev.cardea.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.cardea.http.Answered;
import java.time.Instant;

/// One JSON object a line, for machines.
final class LogsJson implements LogsFormat {

    private final LogsTime time = new LogsTime();

    @Override
    public String line(ILoggingEvent event) {
        StringBuilder line = begun(event.getInstant(), event.getLevel().toString(), event.getLoggerName());
        text(line, "message", String.valueOf(event.getFormattedMessage()));
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            StringBuilder trace = new StringBuilder();
            LogsTrace.append(trace, thrown);
            text(line, "stack", trace.toString());
        }
        return line.append("}\n").toString();
    }

    @Override
    public String line(Answered answered, Instant when) {
        StringBuilder line = begun(when, "INFO", RequestLog.NAME);
        text(line, "message", "answered");
        text(line, "method", answered.method());
        text(line, "route", answered.route());
        line.append(",\"status\":").append(answered.status()).append(",\"ms\":");
        LogsTime.appendMillis(line, answered.nanos());
        text(line, "request_id", answered.requestId());
        text(line, "tenant", answered.tenant());
        text(line, "family", answered.family());
        return line.append("}\n").toString();
    }

    private StringBuilder begun(Instant when, String level, String logger) {
        StringBuilder line = new StringBuilder(320).append("{\"ts\":\"");
        time.append(line, when);
        line.append("\",\"level\":\"").append(level).append('"');
        text(line, "logger", logger);
        return line;
    }

    private static void text(StringBuilder line, String name, String text) {
        line.append(",\"").append(name).append("\":");
        LogsEscape.json(line, text);
    }
}
