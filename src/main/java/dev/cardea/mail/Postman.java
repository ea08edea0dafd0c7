package dev.cardea.mail;

import dev.cardea.core.Delivery;
import dev.cardea.core.Envelopes;
import dev.cardea.core.Letter;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Store;
import dev.cardea.core.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes letters out of the outbox and has them carried, one after another, on a thread of its own.
///
/// A letter is delivered outside of any transaction and then noted as sent: should the process die between the two, it
/// goes out a second time, under the same `Message-ID`. It is never lost.
public final class Postman implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final int MOST_EXPIRED = 500;
    private static final int NOTING_TRIES = 5;

    private final Store store;
    private final Envelopes envelopes;
    private final Carrier carrier;
    private final Pace pace;
    private final InstantSource clock;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isClosing;

    private Postman(Store store, Envelopes envelopes, Carrier carrier, Pace pace, InstantSource clock) {
        this.store = store;
        this.envelopes = envelopes;
        this.carrier = carrier;
        this.pace = pace;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("postman").daemon().unstarted(this::serve);
    }

    public static Postman start(Store store, Envelopes envelopes, Carrier carrier, Pace pace, InstantSource clock) {
        Postman postman = new Postman(store, envelopes, carrier, pace, clock);
        postman.thread.start();
        return postman;
    }

    /// Says that there may be something to do. Returns at once.
    public void wake() {
        bell.release();
    }

    /// Finishes the letter in hand, but does not wait for ever: what is cut off is tried again after the next start.
    @Override
    public void close() {
        isClosing = true;
        wake();
        try {
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
                thread.join(FAREWELL);
            }
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            while (!isClosing) {
                if (!hasDelivered()) {
                    bell.tryAcquire(pace.poll().toNanos(), TimeUnit.NANOSECONDS);
                }
                bell.drainPermits();
            }
        } catch (InterruptedException _) {
            LOG.warn("the postman was stopped with a letter in hand; it will be tried again");
        }
    }

    /// Goes one round; says whether there was anything to carry. Nothing that goes wrong on it ends the postman.
    private boolean hasDelivered() throws InterruptedException {
        try {
            Instant now = clock.instant();
            List<OutboxLetter> claimed = claimed(now);
            deliver(claimed, now.plus(pace.lease()));
            return !claimed.isEmpty();
        } catch (Unavailable e) {
            LOG.warn("letters wait: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("letters wait: the round broke off", e);
        }
        return false;
    }

    private List<OutboxLetter> claimed(Instant now) {
        return store.write(tx -> {
            int expired = tx.outbox().expire(now, MOST_EXPIRED);
            if (expired > 0) {
                LOG.warn("{} letters were given up: they have outlived their use", expired);
            }
            return tx.outbox().claim(now, pace.most(), pace.lease());
        });
    }

    /// Each letter is begun only if it can end within the lease; the others are put back.
    private void deliver(List<OutboxLetter> claimed, Instant leaseEnds) throws InterruptedException {
        for (OutboxLetter letter : claimed) {
            Instant now = clock.instant();
            boolean hasTime = !now.plus(pace.patience()).isAfter(leaseEnds);
            if (isClosing || !hasTime) {
                note(letter, new Delivery.Later(now, "there was no time for it in this round"));
            } else {
                note(letter, delivery(letter));
            }
        }
    }

    private Delivery delivery(OutboxLetter letter) throws InterruptedException {
        Carrier.Result result = carried(letter);
        Instant now = clock.instant();
        return switch (result) {
            case Carrier.Result.Taken() -> new Delivery.Sent(now);
            case Carrier.Result.NotNow(String trouble) ->
                new Delivery.Later(now.plus(Pace.pauseAfter(letter.attempts())), trouble);
            case Carrier.Result.Never(String trouble) -> new Delivery.Failed(now, trouble);
        };
    }

    /// On a virtual thread: what holds it up beyond all patience can be interrupted there, a socket too.
    private Carrier.Result carried(OutboxLetter slip) throws InterruptedException {
        FutureTask<Carrier.Result> task = new FutureTask<>(() -> carrier.deliver(slip, opened(slip)));
        Thread carrying =
                Thread.ofVirtual().name("letter-" + slip.id().number()).start(task);
        try {
            return task.get(pace.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new Carrier.Result.NotNow(
                    "it took longer than " + pace.patience().toMillis() + " ms");
        } catch (ExecutionException e) {
            return stumbled(slip, e.getCause() == null ? e : e.getCause());
        } finally {
            carrying.interrupt();
        }
    }

    private Letter opened(OutboxLetter slip) {
        return envelopes.open(slip.tenant(), slip.sealed().orElseThrow());
    }

    /// A bug, or a letter that cannot be opened. The message stays out of the log: it might quote the letter.
    private static Carrier.Result stumbled(OutboxLetter slip, Throwable why) {
        String kind = why.getClass().getName();
        String where = why.getStackTrace().length == 0 ? "" : " at " + why.getStackTrace()[0];
        LOG.error("letter {} could not be carried: {}{}", slip.id().number(), kind, where);
        return new Carrier.Result.NotNow("it could not be carried: " + kind);
    }

    /// What is not noted is done again, so this is tried more than once.
    private void note(OutboxLetter letter, Delivery delivery) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                store.write(tx -> tx.outbox().note(letter.id(), delivery));
                tell(letter, delivery);
                return;
            } catch (Unavailable e) {
                if (tries == NOTING_TRIES) {
                    throw e;
                }
                bell.tryAcquire(pace.poll().toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private static void tell(OutboxLetter letter, Delivery delivery) {
        long number = letter.id().number();
        switch (delivery) {
            case Delivery.Sent _ -> LOG.info("letter {} sent, attempt {}", number, letter.attempts());
            case Delivery.Later(Instant next, String trouble) ->
                LOG.warn("letter {} not sent, attempt {}: {}; next {}", number, letter.attempts(), trouble, next);
            case Delivery.Failed(Instant _, String trouble) -> LOG.warn("letter {} given up: {}", number, trouble);
        }
    }
}
