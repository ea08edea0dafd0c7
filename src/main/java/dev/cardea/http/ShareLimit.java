package dev.cardea.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Lets one address have only so much under way at once of what is costly, so that there is room for others.
public final class ShareLimit {

    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /// @param most of one IPv4 address, or of one IPv6 network of 64 bits
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
        int now = underWay.merge(whose, 1, Integer::sum);
        try {
            return now > most ? otherwise.get() : part.get();
        } finally {
            underWay.computeIfPresent(whose, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
