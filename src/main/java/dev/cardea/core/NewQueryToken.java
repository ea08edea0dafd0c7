package dev.cardea.core;

import java.time.Instant;

/// A token of Query Server as it is put into the database, or in the place of another.
///
/// @param subject carries the number of the key where we have made it
/// @param key the key from which it is derived
/// @param mayWrite false where it may only look
/// @param updated when it was made; whole seconds count
public record NewQueryToken(
        TenantId tenant,
        QueryToken.Holder holder,
        QuerySubject subject,
        KeyNumber key,
        Term term,
        boolean isActive,
        boolean mayWrite,
        Instant updated) {}
