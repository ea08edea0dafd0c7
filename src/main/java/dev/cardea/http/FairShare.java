package dev.cardea.http;

import java.util.function.Supplier;

/// Shares out what is costly and for which all wait in one line: one network may have only so much of it under way, and
/// so may one tenant from whatever many networks, so that a place is left for the people of others.
public final class FairShare {

    private final ShareLimit networks;
    private final ShareLimit tenants;

    /// @param ofOneNetwork how much of one IPv4 address, or of one IPv6 network of 64 bits
    /// @param ofOneTenant how much of one tenant, from all networks together
    public FairShare(int ofOneNetwork, int ofOneTenant) {
        this.networks = new ShareLimit(ofOneNetwork);
        this.tenants = new ShareLimit(ofOneTenant);
    }

    /// The answer of a part of a handler, if neither has too much under way.
    ///
    /// @param tenant the name of whom the caller belongs to
    /// @param otherwise answers the others, at once
    public Response within(Request request, String tenant, Supplier<Response> part, Supplier<Response> otherwise) {
        return networks.within(
                FailureLimit.whose(request.peer()), () -> tenants.within(tenant, part, otherwise), otherwise);
    }
}
