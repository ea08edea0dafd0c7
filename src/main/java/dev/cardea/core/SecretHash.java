package dev.cardea.core;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A keyed hash of a random secret: finds the secret's row, and gives the secret to nobody who reads the row.
public final class SecretHash {

    private final byte[] bytes;

    public SecretHash(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretHash[" + HexFormat.of().formatHex(bytes, 0, 4) + "…]";
    }
}
