package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A client that has things made, uses them on every node, has them revoked, and looks on every node whether they are.
final class Worker {

    private static final int DEAD_LOOKED_AT = 2;
    private static final int ONE_IN_REVOKED_BY_TWO = 6;

    private final Client client;
    private final List<Household> households;
    private final Yard dead;
    private final Yard living;
    private final boolean asksTwo;

    /// @param asksTwo whether now and then two nodes are asked for the same revocation at once
    Worker(Client client, Secrets secrets, Yard dead, Yard living, boolean asksTwo) {
        this.client = client;
        this.households = List.of(
                new PointHousehold(client, secrets),
                new StaticBackendHousehold(client, secrets),
                new QueryServerHousehold(client, secrets),
                new AviauthHousehold(client, secrets));
        this.dead = dead;
        this.living = living;
        this.asksTwo = asksTwo && client.nodes() > 1;
    }

    /// Returns whether something was revoked with a good answer.
    boolean turn() {
        lookBack();
        Optional<Case> found = client.dice().oneOf(households).next();
        if (found.isEmpty()) {
            return false;
        }
        Case next = found.get();
        List<Credential> all = new ArrayList<>(next.dying());
        all.addAll(next.bystanders());
        client.useEverywhere(all);
        Result result = revoke(next);
        client.useEverywhere(next.dying());
        next.bystanders().forEach(client::use);
        next.dying().forEach(credential -> dead.put(credential, client.dice()));
        next.bystanders().forEach(credential -> living.put(credential, client.dice()));
        return result == Result.DONE;
    }

    private Result revoke(Case next) {
        Result result = Result.UNANSWERED;
        int tries = 0;
        for (; tries < next.tries() && result.isUnknown(); tries++) {
            result = asksTwo && next.tries() > 1 && client.dice().oneIn(ONE_IN_REVOKED_BY_TWO)
                    ? client.revokeTwice(next)
                    : client.revoke(next.target(), client.dice().oneOf(next.endings()));
        }
        next.settled().accept(tries == 1 ? result : Result.UNANSWERED); // an earlier one may still be under way
        return result;
    }

    private void lookBack() {
        for (int i = 0; i < DEAD_LOOKED_AT; i++) {
            dead.any(client.dice()).ifPresent(client::use);
        }
        living.any(client.dice()).ifPresent(client::use);
    }
}
