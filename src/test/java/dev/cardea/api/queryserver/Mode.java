package dev.cardea.api.queryserver;

/// Where the cases run: with the administrator whom everybody knows, and with a tenant as an operator makes it.
enum Mode {
    DEVELOPMENT,
    PRODUCTION
}
