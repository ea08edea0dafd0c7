package dev.cardea.testing;

import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Passwords that cost nothing and keep nothing secret, but count what would have been computed. A hash that begins with
/// `old:` counts as outdated.
public final class CountingPasswords implements Passwords {

    private static final String OURS = "now:";
    private static final String OUTDATED = "old:";

    private final AtomicInteger computed = new AtomicInteger();

    /// How often a password would have been hashed so far.
    public int computed() {
        return computed.get();
    }

    /// Begins to count anew.
    public void forget() {
        computed.set(0);
    }

    @Override
    public PasswordHash hash(String password) {
        computed.incrementAndGet();
        return new PasswordHash(OURS + password);
    }

    @Override
    public boolean matches(String password, PasswordHash hash) {
        computed.incrementAndGet();
        return hash.text().substring(OURS.length()).equals(password);
    }

    @Override
    public void pretend(String password) {
        computed.incrementAndGet();
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return hash.text().startsWith(OUTDATED);
    }

    @Override
    public Optional<PasswordHash> imported(String text) {
        return text.startsWith(OUTDATED) ? Optional.of(new PasswordHash(text)) : Optional.empty();
    }
}
