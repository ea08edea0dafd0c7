package dev.cardea.core;

import java.util.function.Function;

/// Where everything is kept. Work is done inside [#read] or [#write], each one transaction.
///
/// `write` commits when the work *returns*, whatever it returns: a refusal is a decision too, and often one worth
/// keeping. It rolls back only when the work throws. Work must be short (under 10 ms), must not hash passwords or send
/// mail, and must not call the store again.
public interface Store extends AutoCloseable {

    /// Runs work that only looks.
    ///
    /// @throws Unavailable if the database does not answer
    <T> T read(Function<Tx, T> work);

    /// Returns after the work is durable and every memory of this node has heard of its changes.
    ///
    /// @throws Unavailable if the database does not answer, its queue is full, or the commit is in doubt
    <T> T write(Function<Tx, T> work);

    /// Like [#write], for work that may throw [Undo]: then nothing of it remains, and its refusal is returned.
    default <T> Outcome<T> decide(Function<Tx, Outcome<T>> work) {
        try {
            return write(work);
        } catch (Undo undo) {
            return Outcome.no(undo.why());
        }
    }

    /// False once nothing can be written any more: then the process should end.
    boolean isAlive();

    @Override
    void close();
}
