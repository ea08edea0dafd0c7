package dev.cardea.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Lets one have only so much under way at once of what is costly, so that there is room for others.
public final class ShareLimit {

    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /// @param most of each of those who are named
    public ShareLimit(int most) {
        this.most = most;
    }

    /// The answer, if not too much is under way already.
    ///
    /// @param whose counts together, such as an address or the name of a tenant
    /// @param otherwise answers the others, at once
    public Response within(String whose, Supplier<Response> part, Supplier<Response> otherwise) {
        if (!enters(whose)) {
            return otherwise.get();
        }
        try {
            return part.get();
        } finally {
            leave(whose);
        }
    }

    /// The same for an answer that weighs: it is under way until the caller has read it, or is gone.
    public Response untilSent(String whose, Supplier<Response> part, Supplier<Response> otherwise) {
        if (!enters(whose)) {
            return otherwise.get();
        }
        try {
            Response answer = part.get();
            return new Response(
                    answer.status(), answer.headers(), answer.body().then(() -> leave(whose)), answer.tenant());
        } catch (Throwable failure) {
            leave(whose);
            throw failure;
        }
    }

    /// Whether there is room for one more; if so, it is under way until [#leave].
    private boolean enters(String whose) {
        if (underWay.merge(whose, 1, Integer::sum) > most) {
            leave(whose);
            return false;
        }
        return true;
    }

    private void leave(String whose) {
        underWay.computeIfPresent(whose, (_, count) -> count == 1 ? null : count - 1);
    }
}
