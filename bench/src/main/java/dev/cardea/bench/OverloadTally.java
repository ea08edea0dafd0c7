package dev.cardea.bench;

import java.util.List;
import java.util.stream.Stream;

/// What became of the requests, in each second. An answer belongs to the second in which it came, everything else to
/// the one in which it was due; the last second has what came after the end.
final class OverloadTally implements OpenLoop.Listener {

    private static final int LONGEST_RETRY_SECONDS = 60;

    private final List<Second> seconds;
    private long begin = System.nanoTime();

    OverloadTally(int seconds) {
        this.seconds = Stream.generate(Second::new).limit(seconds + 1L).toList();
    }

    /// @param moment at which the first request is due
    void begin(long moment) {
        begin = moment;
    }

    @Override
    public void answered(long due, long sent, long done, OpenConnection.Reply reply, boolean isRight) {
        second(sent).sent++;
        Second second = second(done);
        boolean isSuccess = reply.status() / 100 == 2 && isRight;
        if (isSuccess) {
            second.accepted++;
            second.fromDue.add(done - due);
            second.fromSent.add(done - sent);
            return;
        }
        switch (reply.status()) {
            case 503 -> second.busy++;
            case 429 -> second.tooMany++;
            default -> second.wrong++;
        }
        second.withoutRetryAfter += isSane(reply) ? 0 : 1;
    }

    @Override
    public void lost(OpenLoop.Loss how, long when) {
        Second second = second(when);
        switch (how) {
            case NOT_SENT -> second.notSent++;
            case BROKEN_OFF -> {
                second.sent++;
                second.brokenOff++;
            }
            case TIMED_OUT -> {
                second.sent++;
                second.timedOut++;
            }
            case NOT_CONNECTED -> second.notConnected++;
        }
    }

    OverloadFigures figures(double driverCores) {
        List<OverloadFigures.Second> each =
                seconds.stream().map(Second::figures).toList();
        return new OverloadFigures(
                each.subList(0, each.size() - 1),
                each.getLast(),
                spread(seconds.stream().map(second -> second.fromDue).toList()),
                spread(seconds.stream().map(second -> second.fromSent).toList()),
                driverCores);
    }

    private Second second(long when) {
        return seconds.get(Math.clamp((when - begin) / 1_000_000_000L, 0, seconds.size() - 1));
    }

    private static Samples.Spread spread(List<Samples> parts) {
        return Samples.of(parts).spread();
    }

    /// A whole number of seconds that somebody would wait.
    private static boolean isSane(OpenConnection.Reply reply) {
        return reply.header("Retry-After")
                .filter(text -> text.matches("[1-9][0-9]?"))
                .filter(text -> Integer.parseInt(text) <= LONGEST_RETRY_SECONDS)
                .isPresent();
    }

    private static final class Second {

        private final Samples fromDue = new Samples();
        private final Samples fromSent = new Samples();
        private long sent;
        private long accepted;
        private long busy;
        private long tooMany;
        private long wrong;
        private long withoutRetryAfter;
        private long brokenOff;
        private long timedOut;
        private long notSent;
        private long notConnected;

        OverloadFigures.Second figures() {
            return new OverloadFigures.Second(
                    sent,
                    notSent,
                    accepted,
                    busy,
                    tooMany,
                    wrong,
                    withoutRetryAfter,
                    brokenOff,
                    timedOut,
                    notConnected,
                    fromDue.spread(),
                    fromSent.spread());
        }
    }
}
