package dev.cardea.http;

import java.util.function.Supplier;

/// Shares out what is costly and for which all wait in one line: one network may have only so much of it under way, and
/// so may one tenant from whatever many networks, so that a place is left for the people of others.
public final class FairShare {

    private final ShareLimit networks;
    private final ShareLimit tenants;
    private final Line line;

    /// @param ofOneNetwork how much of one IPv4 address, or of one IPv6 network of 64 bits
    /// @param ofOneTenant how much of one tenant, from all networks together
    /// @param line where they wait
    public FairShare(int ofOneNetwork, int ofOneTenant, Line line) {
        this.networks = new ShareLimit(ofOneNetwork);
        this.tenants = new ShareLimit(ofOneTenant);
        this.line = line;
    }

    /// Lets the parts know for whom they are, so that each can find its place in the line.
    @FunctionalInterface
    public interface Line {
        Response answer(String network, String tenant, Supplier<Response> part);
    }

    /// The answer of a part of a handler, if neither has too much under way.
    ///
    /// @param tenant the name of whom the caller belongs to
    /// @param otherwise answers the others, at once
    public Response within(Request request, String tenant, Supplier<Response> part, Supplier<Response> otherwise) {
        String network = FailureLimit.whose(request.peer());
        return networks.within(
                network, () -> tenants.within(tenant, () -> line.answer(network, tenant, part), otherwise), otherwise);
    }
}
