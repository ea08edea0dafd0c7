package dev.cardea.crypto;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.HashResult;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/// Argon2 by the reference library in C, which is loaded when the first hash is computed: the system's own where
/// one is installed, otherwise the one that comes with argon2-jvm. A computation holds its thread and its memory
/// to the end: it belongs on the threads of [HashingQueue].
final class Argon2Hashes {

    private static final String NATIVE_FOLDER = "jna.tmpdir";

    /// Formed as one of ours, and no password's.
    private static final Argon2Text NOBODYS =
            new Argon2Text(Argon2Cost.OURS, new byte[Argon2Cost.OURS.salt()], new byte[Argon2Cost.OURS.hash()]);

    private final RandomGenerator random;

    /// @param nativeFolder where native code is unpacked, loaded and removed again, unless this process has done
    ///     so already or the system property `jna.tmpdir` says otherwise. In the system's temporary folder it may
    ///     be forbidden to load any
    Argon2Hashes(RandomGenerator random, Path nativeFolder) {
        this.random = random;
        if (System.getProperty(NATIVE_FOLDER) == null) {
            System.setProperty(NATIVE_FOLDER, nativeFolder.toAbsolutePath().toString());
        }
    }

    String hash(byte[] password) {
        byte[] salt = new byte[Argon2Cost.OURS.salt()];
        random.nextBytes(salt);
        return compute(Argon2Cost.OURS, password, salt).getEncoded();
    }

    boolean matches(byte[] password, Argon2Text text) {
        byte[] computed = compute(text.cost(), password, text.salt()).getRaw();
        return MessageDigest.isEqual(computed, text.hash());
    }

    /// Computes as for a hash of ours, for nothing.
    boolean matchesNobody(byte[] password) {
        return matches(password, NOBODYS);
    }

    /// The library's own `verify` answers "no" where it should say that memory ran out.
    private static HashResult compute(Argon2Cost cost, byte[] password, byte[] salt) {
        return Argon2Factory.createAdvanced(cost.type())
                .hashAdvanced(cost.passes(), cost.memory(), cost.lanes(), password, salt, cost.hash(), cost.version());
    }
}
