package dev.cardea.api.staticbackend;

/// Where the cases run: with the values that everybody knows (contract staticbackend.md §3.5), and with a tenant
/// as an operator makes it.
enum Mode {
    DEVELOPMENT,
    PRODUCTION
}
