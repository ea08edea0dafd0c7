package dev.cardea.bench;

import java.io.IOException;

/// A server with its database, both in processes of their own, and everything that its requests need.
interface PeerServer extends AutoCloseable {

    /// Starts the server, and stops it before if it runs; its database runs on.
    ///
    /// @return milliseconds from the start of its process to the first 200
    long restart() throws IOException, InterruptedException;

    /// Makes users, with sessions and tokens. To be called once, while it runs.
    ///
    /// @param users how many have no password, where such users are needed
    void prepare(int users) throws IOException;

    /// One request of the kind, by which the size of a right answer is known.
    Connection.Answer sample(PeerOperation operation) throws IOException;

    /// A load with everything that it uses up. Not for an operation that is not asked of it.
    Wrk.Plan load(PeerOperation operation, int connections, int seconds) throws IOException;

    /// To be told of each run, lest the next one has too little to use up.
    void learn(PeerOperation operation, int connections, Wrk run) throws IOException;

    /// All that runs for it, its database included.
    ProcessTree processes();

    /// Ends them all.
    @Override
    void close();
}
