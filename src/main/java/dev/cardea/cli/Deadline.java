package dev.cardea.cli;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;

/// Closes a channel that is still in use after a time, which wakes whoever waits on it.
final class Deadline implements AutoCloseable {

    private final Thread watch;

    Deadline(Channel channel, Duration time) {
        this.watch = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(time);
                channel.close();
            } catch (InterruptedException | IOException _) {
                return; // in time, or as closed as it can be
            }
        });
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
