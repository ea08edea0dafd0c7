package dev.cardea.cli;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// A message on the socket: four bytes of length, the highest first, and that many bytes.
final class Frame {

    private Frame() {}

    static void send(SocketChannel channel, byte[] message) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(message.length)
                .put(message)
                .flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /// @throws EOFException if it breaks off
    /// @throws IOException also if it is longer than that
    static byte[] receive(SocketChannel channel, int most) throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a message of " + length + " bytes, more than " + most);
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("a message broke off");
        }
        return message;
    }
}
