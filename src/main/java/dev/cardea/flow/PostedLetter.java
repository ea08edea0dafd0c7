package dev.cardea.flow;

import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Tenant;

/// A letter of the outbox, and the tenant in whose name it was written.
public record PostedLetter(OutboxLetter letter, Tenant tenant) {}
