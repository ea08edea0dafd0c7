package dev.cardea.api.aviauth;

/// Where the cases run: with the values that everybody knows, and with a tenant as an operator makes it.
enum Mode {
    DEVELOPMENT,
    PRODUCTION
}
