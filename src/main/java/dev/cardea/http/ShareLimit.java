package dev.cardea.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Lets one address have only so much under way at once of what is costly, so that there is room for others.
public final class ShareLimit {

    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /// @param most of one IPv4 address, or of one IPv6 network of 64 bits, or of whatever is named
    public ShareLimit(int most) {
        this.most = most;
    }

    /// The handler, for those who have not too much under way.
    ///
    /// @param otherwise answers the others, at once
    public Handler around(Handler next, Handler otherwise) {
        return request -> within(request, () -> next.handle(request), () -> otherwise.handle(request));
    }

    /// The answer of a part of a handler, for those who have not too much under way.
    ///
    /// @param otherwise answers the others, at once
    public Response within(Request request, Supplier<Response> part, Supplier<Response> otherwise) {
        String whose = FailureLimit.whose(request.peer());
        int now = enter(whose);
        try {
            return now > most ? otherwise.get() : part.get();
        } finally {
            leave(whose);
        }
    }

    /// The same for an answer that weighs: it is under way until the caller has read it, or is gone.
    ///
    /// @param whose counts together, such as the name of a tenant
    public Response untilSent(String whose, Supplier<Response> part, Supplier<Response> otherwise) {
        if (enter(whose) > most) {
            leave(whose);
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

    private int enter(String whose) {
        return underWay.merge(whose, 1, Integer::sum);
    }

    private void leave(String whose) {
        underWay.computeIfPresent(whose, (_, count) -> count == 1 ? null : count - 1);
    }
}
