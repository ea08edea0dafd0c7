package dev.cardea.flow;

import dev.cardea.core.Client;
import dev.cardea.core.Tenant;

/// Which program is asking, once [IdentifyClient] has found its secret right.
public record ClientCaller(Client client, Tenant tenant) {}
