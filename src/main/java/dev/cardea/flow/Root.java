package dev.cardea.flow;

import dev.cardea.core.Tenant;
import dev.cardea.core.User;

/// Who is asking, once [IdentifyRoot] has found the root token valid: the tenant's own backend, as its administrator.
public record Root(Tenant tenant, User administrator) {}
