package dev.cardea.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A secret as the database has it: encrypted under the master key by [Vault#seal].
public final class Sealed {

    private final byte[] bytes;

    public Sealed(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sealed that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + " bytes]";
    }
}
