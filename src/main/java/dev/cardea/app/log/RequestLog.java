package dev.cardea.app.log;

import dev.cardea.http.Answered;
import dev.cardea.http.Observer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// One line for each answered request. It goes past Logback, straight to the writer: at tens of thousands of requests a
/// second the event that Logback would make of it costs more than the line.
public final class RequestLog implements Observer {

    static final String NAME = "request";

    private final LogsFormat format;
    private final LogsWriter writer;
    private final InstantSource clock;

    RequestLog(LogsFormat format, LogsWriter writer, InstantSource clock) {
        this.format = format;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void answered(Answered answered) {
        writer.add(format.line(answered, clock.instant()).getBytes(StandardCharsets.UTF_8), false);
    }
}
