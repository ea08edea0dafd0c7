package dev.cardea.app;

import dev.cardea.core.Unavailable;
import dev.cardea.flow.Sweep;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the sweep every now and then, beside everything else.
final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Sweep sweep;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweeper").factory());

    private final ScheduledFuture<?> running;

    private Sweeper(Sweep sweep) {
        this.sweep = sweep;
        this.running = timer.scheduleWithFixedDelay(this::run, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    static Sweeper start(Sweep sweep) {
        return new Sweeper(sweep);
    }

    /// A sweep that cannot be done now is done by the next one; an exception here would end them all.
    private void run() {
        try {
            int rows = sweep.run();
            LOG.debug("swept {} rows", rows);
        } catch (Unavailable e) {
            LOG.warn("could not sweep now: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("could not sweep", e);
        }
    }

    @Override
    public void close() {
        running.cancel(false);
        timer.shutdown();
    }
}
