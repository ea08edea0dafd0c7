package dev.cardea.api.queryserver;

import dev.cardea.flow.QueryCaller;
import dev.cardea.http.Response;
import dev.cardea.http.ShareLimit;
import dev.cardea.http.SlowLane;
import java.util.function.Supplier;

/// Answers that may be long. They are made one after the other and make nobody else wait, and a tenant has only so many
/// under way, until they are read: whoever reads slowly holds all of it in our memory.
final class Lists {

    private static final int OF_ONE_TENANT = 4;
    private static final int WAITING = 64;

    private final ShareLimit tenants = new ShareLimit(OF_ONE_TENANT);
    private final SlowLane lane = new SlowLane("query-lists", WAITING);

    Response answer(QueryCaller caller, Supplier<Response> list) {
        return tenants.untilSent(caller.tenant().label(), () -> lane.within(list, Errors::busy), Errors::busy);
    }
}
