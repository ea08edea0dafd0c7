package dev.cardea.app.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/// Writes a stack trace, with messages in which nothing can pass for a line of its own.
final class LogsTrace {

    private static final int MOST_CAUSES = 20;

    private LogsTrace() {}

    /// Each line with its end.
    static void append(StringBuilder text, IThrowableProxy thrown) {
        append(text, thrown, "", "", 0);
    }

    private static void append(StringBuilder text, IThrowableProxy thrown, String indent, String before, int depth) {
        text.append(indent).append(before).append(thrown.getClassName());
        String message = thrown.getMessage();
        if (message != null) {
            text.append(": ");
            LogsEscape.plain(text, message);
        }
        text.append('\n');
        if (thrown.isCyclic() || depth >= MOST_CAUSES) {
            return;
        }
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        for (int index = 0; index < own; index++) {
            text.append(indent)
                    .append('\t')
                    .append(frames[index].getSTEAsString())
                    .append('\n');
        }
        if (own < frames.length) {
            text.append(indent).append("\t... ").append(frames.length - own).append(" more\n");
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            append(text, suppressed, indent + "\t", "Suppressed: ", depth + 1);
        }
        IThrowableProxy cause = thrown.getCause();
        if (cause != null) {
            append(text, cause, indent, "Caused by: ", depth + 1);
        }
    }
}
