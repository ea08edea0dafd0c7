package dev.cardea.http;

import java.util.concurrent.atomic.AtomicInteger;

/// How many requests may be worked on at once: so many of all callers, and half as many of one network, lest one who
/// sends much, or slowly, keeps everybody else out.
final class ConcurrencyLimit {

    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ShareLimit ofOneNetwork;

    /// @param most of all callers together
    ConcurrencyLimit(int most) {
        this.most = most;
        this.ofOneNetwork = new ShareLimit((most + 1) / 2);
    }

    /// Whether there is room for one more. If so, it is under way until [#leave].
    ///
    /// @param address of who calls
    boolean enter(String address) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            return false;
        }
        if (!ofOneNetwork.enters(FailureLimit.whose(address))) {
            underWay.decrementAndGet();
            return false;
        }
        return true;
    }

    /// To be called once for each that was let in.
    void leave(String address) {
        ofOneNetwork.leave(FailureLimit.whose(address));
        underWay.decrementAndGet();
    }
}
