package dev.cardea.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.cardea.app.config.Config;
import dev.cardea.http.Observer;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/// The log of this process: Logback set up in code, since reading XML would cost time at every start.
///
/// The configured level is that of the server itself. Libraries stay at INFO or above, since their finer lines may show
/// headers and so tokens; the HTTP engine, the migrations and the
/// connections of the database at WARN or above.
public final class Logs implements AutoCloseable {

    private static final String[] QUIET = {"io.helidon", "org.flywaydb", "com.zaxxer.hikari"};
    /// The bridge is named, not called: it is on the class path of the running server only.
    private static final String JDK_LOGGING = """
            handlers = org.slf4j.bridge.SLF4JBridgeHandler
            .level = INFO
            io.helidon.level = WARNING
            io.helidon.webserver.LoomServer.level = OFF
            """;

    private final LogsWriter writer;
    private final Observer requests;

    private Logs(LogsWriter writer, Observer requests) {
        this.writer = writer;
        this.requests = requests;
    }

    /// For the server. What waits is written when the process ends in an orderly way, closed or not.
    public static Logs onStandardOutput(Config.Log log) {
        return start(log, FileDescriptor.out);
    }

    /// For commands, whose output is for others.
    public static Logs onStandardError(Config.Log log) {
        return start(log, FileDescriptor.err);
    }

    /// Without the JDK's own logging, which is one for the process.
    static Logs over(LoggerContext context, Config.Log log, OutputStream out, InstantSource clock) {
        LogsWriter writer = LogsWriter.start(out);
        LogsFormat format = LogsFormat.of(log.format());
        LogsAppender appender = new LogsAppender(format, writer);
        appender.setContext(context);
        appender.start();

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        Level level = Level.convertAnSLF4JLevel(log.level());
        root.setLevel(atLeast(Level.INFO, level));
        context.getLogger("dev.cardea").setLevel(level);
        for (String name : QUIET) {
            context.getLogger(name).setLevel(atLeast(Level.WARN, level));
        }
        boolean hasRequests = log.requests() && Level.INFO.isGreaterOrEqual(level);
        return new Logs(writer, hasRequests ? new RequestLog(format, writer, clock) : _ -> {});
    }

    /// Is to be told of each answer; does nothing if requests are not logged.
    public Observer requests() {
        return requests;
    }

    /// Returns when all that was logged before is written.
    public void flush() {
        writer.flush();
    }

    /// Writes what waits; what is logged later is written at once.
    @Override
    public void close() {
        writer.close();
    }

    private static Logs start(Config.Log log, FileDescriptor descriptor) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logs logs = over(context, log, new FileOutputStream(descriptor), InstantSource.system());
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(JDK_LOGGING.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("while setting up the JDK's logging", e);
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(logs::close));
        return logs;
    }

    private static Level atLeast(Level least, Level level) {
        return level.isGreaterOrEqual(least) ? level : least;
    }
}
