package dev.cardea.crypto;

import dev.cardea.core.Passwords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A password's bytes in UTF-8 for as long as a computation needs them; closing wipes them. Of a password that is
/// too long only the beginning is here: enough to compute with, never to match with.
final class PasswordBytes implements AutoCloseable {

    private final byte[] bytes;
    private final boolean isWhole;

    private PasswordBytes(byte[] bytes, boolean isWhole) {
        this.bytes = bytes;
        this.isWhole = isWhole;
    }

    static PasswordBytes of(String password) {
        // No character takes less room in UTF-8 than in UTF-16: what is cut off here was too long already.
        int most = Math.min(password.length(), Passwords.LONGEST + 1);
        byte[] bytes = password.substring(0, most).getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= Passwords.LONGEST) {
            return new PasswordBytes(bytes, true);
        }
        byte[] beginning = Arrays.copyOf(bytes, Passwords.LONGEST);
        Arrays.fill(bytes, (byte) 0);
        return new PasswordBytes(beginning, false);
    }

    /// The bytes themselves, not a copy: they are zeros once this is closed.
    byte[] bytes() {
        return bytes;
    }

    boolean isWhole() {
        return isWhole;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
