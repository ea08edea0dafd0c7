package dev.cardea.cli;

import dev.cardea.core.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The command line's side of the socket in the data folder.
final class ControlClient {

    private ControlClient() {}

    /// Has a running server carry out the command; empty if none runs.
    ///
    /// @param patience how long it may take
    /// @throws Unavailable if one runs but gives no answer
    static Optional<Answer> ask(Path dataFolder, Request request, Duration patience) {
        Path socket = SocketFile.in(dataFolder);
        if (!SocketFile.exists(socket)) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Deadline _ = new Deadline(channel, patience)) {
            return connect(channel, socket) ? Optional.of(exchange(channel, socket, request)) : Optional.empty();
        } catch (IOException e) {
            throw new Unavailable("cannot reach the server at " + socket + " (" + e.getMessage() + ")", e);
        }
    }

    /// False if nobody listens: the file was left by a server that was killed, or goes away this moment.
    private static boolean connect(SocketChannel channel, Path socket) throws IOException {
        try {
            SocketFile.reach(socket, channel::connect);
            return true;
        } catch (ConnectException _) {
            return false;
        } catch (IOException e) {
            if (SocketFile.exists(socket)) {
                throw e;
            }
            return false;
        }
    }

    private static Answer exchange(SocketChannel channel, Path socket, Request request) {
        try {
            Frame.send(channel, request.bytes());
            byte[] answer = Frame.receive(channel, Answer.MOST_BYTES);
            return Answer.parse(answer)
                    .orElseThrow(() -> new Unavailable("the server at " + socket + " is of another version than this"
                            + " command: restart it, or use the command that belongs to it"));
        } catch (ClosedChannelException e) {
            throw new Unavailable(
                    "the server at " + socket + " gave no answer in time; it may still do what was asked", e);
        } catch (IOException e) {
            throw new Unavailable("the server at " + socket + " hung up; it may have done what was asked", e);
        }
    }
}
