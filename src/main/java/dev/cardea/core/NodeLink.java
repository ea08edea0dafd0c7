package dev.cardea.core;

import java.time.Duration;

/// A connection of a node to what the nodes tell each other, of its own and for one thread. Never waits long for the
/// database. After an [Unavailable] it is of no use any more: close it and open another.
public interface NodeLink extends AutoCloseable {

    Nodes nodes();

    Feed feed();

    /// From now on the link is woken by this.
    void listen(Wake wake);

    /// Waits until the link is woken, or so long; then says whether it was woken since the last time.
    boolean await(Duration most);

    @Override
    void close();

    /// What one may be woken by.
    enum Wake {
        /// The feed has grown.
        FEED,
        /// A node has told how far it is.
        APPLIED
    }
}
