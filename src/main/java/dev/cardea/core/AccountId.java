package dev.cardea.core;

import java.util.UUID;

/// A group of users inside a tenant. It is there as long as it has users.
public record AccountId(UUID uuid) {}
