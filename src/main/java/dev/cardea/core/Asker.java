package dev.cardea.core;

import java.util.function.Supplier;

/// On whose behalf a thread works. Whoever makes people wait in a line reads it, so that nobody has to wait for all that
/// others have asked for.
///
/// @param network that a request came from
/// @param tenant whom the request is about, by name
public record Asker(String network, String tenant) {

    /// Of work that nobody in particular has asked for.
    public static final Asker NOBODY = new Asker("", "");

    private static final ScopedValue<Asker> CURRENT = ScopedValue.newInstance();

    /// Whoever this thread works for now.
    public static Asker current() {
        return CURRENT.orElse(NOBODY);
    }

    /// Does the work, on this thread, on their behalf.
    public <T> T call(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }
}
