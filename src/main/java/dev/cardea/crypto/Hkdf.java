package dev.cardea.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Derives keys from a key (HKDF with SHA-256, RFC 5869), so that each purpose has its own.
final class Hkdf {

    private static final int LENGTH = 32;

    private Hkdf() {}

    static byte[] expand(byte[] key, String purpose) {
        try {
            SecretKey input = new SecretKeySpec(key, "HKDF");
            HKDFParameterSpec spec = HKDFParameterSpec.ofExtract()
                    .addIKM(input)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveData(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }
}
