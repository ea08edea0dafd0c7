package dev.cardea.crypto;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Checks bcrypt hashes that were made elsewhere; none are made here.
final class BcryptHashes {

    private static final int COUNTED = 72;

    /// `$2b$12$` and 22 characters of salt and 31 of hash; of the cost from 4 to 14.
    private static final Pattern AFFORDABLE = Pattern.compile("\\$2[aby]\\$(?:0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

    private BcryptHashes() {}

    static boolean isAffordable(String text) {
        return AFFORDABLE.matcher(text).matches();
    }

    /// Compares as bcrypt does: whatever comes after 72 bytes does not count.
    static boolean matches(byte[] password, String text) {
        byte[] counted = Arrays.copyOf(password, Math.min(password.length, COUNTED));
        try {
            return BCrypt.verifyer().verify(counted, text.getBytes(StandardCharsets.US_ASCII)).verified;
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }
}
