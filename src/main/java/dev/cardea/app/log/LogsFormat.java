package dev.cardea.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.cardea.app.config.Config;
import dev.cardea.http.Answered;
import java.time.Instant;

/// How lines of the log are written. Whatever is logged, it stays one line (and, in text, the lines of its stack
/// trace): a caller can forge none.
interface LogsFormat {

    /// With the line's end.
    String line(ILoggingEvent event);

    /// With the line's end.
    String line(Answered answered, Instant when);

    static LogsFormat of(Config.Format format) {
        return switch (format) {
            case TEXT -> new LogsText();
            case JSON -> new LogsJson();
        };
    }
}
