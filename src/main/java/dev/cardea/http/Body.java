package dev.cardea.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of a message; two bodies of equal bytes are equal.
///
/// For speed the array is not copied, neither in nor out: whoever hands one over or takes one leaves it as it is.
public final class Body {

    public static final Body EMPTY = new Body(new byte[0], () -> {});

    private final byte[] bytes;
    private final Runnable whenSent;

    private Body(byte[] bytes, Runnable whenSent) {
        this.bytes = bytes;
        this.whenSent = whenSent;
    }

    /// Takes the array over; the caller must not change it afterwards.
    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(bytes, () -> {});
    }

    /// The text in UTF-8.
    public static Body of(String text) {
        return text.isEmpty() ? EMPTY : new Body(text.getBytes(StandardCharsets.UTF_8), () -> {});
    }

    /// The same bytes, and something to do once they are written or will never be.
    Body then(Runnable done) {
        return new Body(bytes, done);
    }

    void sent() {
        whenSent.run();
    }

    /// Read as UTF-8; malformed bytes become U+FFFD, so a parser that must refuse them reads [#bytes].
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The array itself, to read only.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Body that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Never the bytes: a body may hold a password.
    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes]";
    }
}
