package dev.cardea.bench;

import java.io.Console;
import java.util.Locale;

/// How far a long piece of work has come: a bar on the terminal with rate and time left, or a line for each tenth
/// where nobody watches. Many threads may add to it.
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long NANOS_BETWEEN = 200_000_000;

    private final String what;
    private final long total;
    private final boolean isWatched;
    private final long begun = System.nanoTime();
    private long done;
    private long shownAt;
    private long tenthsShown;

    private Progress(String what, long total, boolean isWatched) {
        this.what = what;
        this.total = total;
        this.isWatched = isWatched;
    }

    /// @param what is being made, in the plural
    /// @param total how many there shall be
    static Progress of(String what, long total) {
        Console console = System.console();
        return new Progress(what, total, console != null && console.isTerminal());
    }

    synchronized void add(long count) {
        done += count;
        long now = System.nanoTime();
        if (isWatched && (now - shownAt > NANOS_BETWEEN || done == total)) {
            shownAt = now;
            System.err.print("\r" + bar() + " " + figures(now) + "\033[K");
        } else if (!isWatched && done * 10 / total > tenthsShown) {
            tenthsShown = done * 10 / total;
            System.err.println("bench: " + figures(now));
        }
    }

    @Override
    public synchronized void close() {
        if (isWatched) {
            System.err.println();
        }
    }

    private String bar() {
        int filled = (int) (WIDTH * done / total);
        return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "]";
    }

    private String figures(long now) {
        double perSecond = done * 1e9 / Math.max(1, now - begun);
        return String.format(
                Locale.ROOT,
                "%,d of %,d %s, %,.0f/s, %s left",
                done,
                total,
                what,
                perSecond,
                time((total - done) / perSecond));
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return "%d:%02d".formatted(whole / 60, whole % 60);
    }
}
