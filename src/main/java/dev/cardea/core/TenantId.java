package dev.cardea.core;

/// The number of a tenant, unique per installation.
public record TenantId(long number) {}
