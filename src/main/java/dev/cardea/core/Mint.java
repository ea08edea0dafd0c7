package dev.cardea.core;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes ids and secrets. All randomness of the server comes from the one generator given here.
public final class Mint {

    /// Every API key of ours begins so, which lets secret scanners find it and keeps it apart from any token.
    public static final String API_KEY_PREFIX = "cardea_";

    /// One more than the highest generation; exact in every JSON reader.
    private static final long GENERATIONS = 1L << 48;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// Letters and digits that nobody mistakes for others (contract staticbackend.md §2.3).
    private static final String LEGIBLE = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ2345679";

    private static final int RESET_CODE_LENGTH = 10;

    private final RandomGenerator random;

    /// @param random a `SecureRandom` in production; a seeded generator in tests; must be safe for many threads
    public Mint(RandomGenerator random) {
        this.random = random;
    }

    /// 126 random bits, as the documented ids have (contract point.md §1.6).
    public PointId pointId() {
        StringBuilder text = new StringBuilder(PointId.PREFIX);
        for (byte drawn : bytes(PointId.CHARACTERS)) {
            text.append(ALPHABET.charAt(drawn & 63));
        }
        return new PointId(text.toString());
    }

    /// RFC 9562 §5.4.
    public UUID uuid() {
        ByteBuffer drawn = ByteBuffer.wrap(bytes(16));
        long high = (drawn.getLong() & ~0xF000L) | 0x4000L;
        long low = (drawn.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    public TokenSeed tokenSeed() {
        ByteBuffer drawn = ByteBuffer.wrap(bytes(16));
        return new TokenSeed(drawn.getLong(), drawn.getLong());
    }

    /// A new generation, of a refresh token or of all that a user holds: 48 random bits, never 0.
    public long generation() {
        return 1 + random.nextLong(GENERATIONS - 1);
    }

    /// A new API key: 256 random bits behind the prefix.
    public String apiKey() {
        return API_KEY_PREFIX + TEXT.encodeToString(bytes(32));
    }

    /// A new signing key: 32 random bytes.
    public byte[] signingKey() {
        return bytes(32);
    }

    /// The secret part of a root token: 256 random bits.
    public String rootSecret() {
        return TEXT.encodeToString(bytes(32));
    }

    /// The secret of a client: 256 random bits.
    public String clientSecret() {
        return TEXT.encodeToString(bytes(32));
    }

    public PublicKey publicKey() {
        return new PublicKey(uuid().toString());
    }

    public AccountId account() {
        return new AccountId(uuid());
    }

    public SessionId session(UserId user) {
        return SessionId.of(user, tokenSeed());
    }

    /// The code of a magic link: six decimal digits, the first of them not 0 (contract staticbackend.md §5.4).
    public String magicCode() {
        return Integer.toString(100_000 + random.nextInt(900_000));
    }

    /// A code to reset a password with: 10 legible characters, the first always `a` (contract staticbackend.md §2.3).
    public String resetCode() {
        StringBuilder code = new StringBuilder("a");
        while (code.length() < RESET_CODE_LENGTH) {
            code.append(LEGIBLE.charAt(random.nextInt(LEGIBLE.length())));
        }
        return code.toString();
    }

    /// All at once: a `SecureRandom` is locked for each call.
    private byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        random.nextBytes(drawn);
        return drawn;
    }
}
