package dev.cardea.core;

/// Which account a user belongs to, and as what.
public record Membership(AccountId account, Role role) {}
