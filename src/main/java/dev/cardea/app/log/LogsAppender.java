package dev.cardea.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.nio.charset.StandardCharsets;

/// Hands what Logback gives out to the writer. Extends a class because Logback's interface cannot be had without.
final class LogsAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final LogsFormat format;
    private final LogsWriter writer;

    LogsAppender(LogsFormat format, LogsWriter writer) {
        this.format = format;
        this.writer = writer;
    }

    @Override
    protected void append(ILoggingEvent event) {
        writer.add(format.line(event).getBytes(StandardCharsets.UTF_8), true);
    }
}
