package dev.cardea.crypto;

import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import de.mkammerer.argon2.Argon2Version;

/// How an argon2 hash is made (RFC 9106 §3.1): what one must know beside password and salt to make it again.
///
/// @param memory in KiB
/// @param salt the length of the salt, in bytes
/// @param hash the length of the hash, in bytes
record Argon2Cost(Argon2Types type, Argon2Version version, int memory, int passes, int lanes, int salt, int hash) {

    /// The least of what OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane.
    static final Argon2Cost OURS = new Argon2Cost(Argon2Types.ARGON2id, Argon2Version.V13, 19_456, 2, 1, 16, 32);

    private static final int MOST_MEMORY = 256 * 1024;
    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 16; // the library starts a thread for each
    private static final int LEAST_MEMORY_PER_LANE = 8; // RFC 9106 §3.1
    private static final int LEAST_SALT = 8;
    private static final int LEAST_HASH = 16;
    private static final int LONGEST = 64;

    /// Whether argon2 can be run so at all, and whether we are willing to.
    boolean isAffordable() {
        return memory <= MOST_MEMORY
                && passes >= 1
                && passes <= MOST_PASSES
                && lanes >= 1
                && lanes <= MOST_LANES
                && memory >= LEAST_MEMORY_PER_LANE * lanes
                && salt >= LEAST_SALT
                && salt <= LONGEST
                && hash >= LEAST_HASH
                && hash <= LONGEST;
    }
}
