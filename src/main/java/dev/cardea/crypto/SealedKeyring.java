package dev.cardea.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.SealedKey;
import dev.cardea.core.SigningKey;
import dev.cardea.core.Standings;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/// Unseals the tenants' keys and derives from each root key one key for each kind of token. A derived key follows from
/// its number and kind for ever, so it is remembered without care; whether it may be used is asked each time.
public final class SealedKeyring implements Keyring {

    private static final byte[] CONFIRMATION = "email-confirmation-token".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_REMEMBERED = 50_000;

    private record Name(KeyNumber number, TokenKind kind) {}

    private final Standings standings;
    private final Vault vault;
    private final Cache<Name, HmacKey> derived =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public SealedKeyring(Standings standings, Vault vault) {
        this.standings = standings;
        this.vault = vault;
    }

    /// An imported key that signs this kind goes before the root key.
    @Override
    public SigningKey signing(TenantId tenant, TokenKind kind) {
        List<SealedKey> keys = standings.keys(tenant);
        Optional<SealedKey> root = Optional.empty();
        for (SealedKey key : keys) {
            if (key.state() == SealedKey.State.SIGNING) {
                if (key.imported().isPresent() && key.imported().get() == kind) {
                    return unsealed(key, kind);
                }
                root = key.imported().isEmpty() ? Optional.of(key) : root;
            }
        }
        return unsealed(
                root.orElseThrow(() -> new IllegalStateException("tenant " + tenant.number() + " has no signing key")),
                kind);
    }

    @Override
    public boolean isGiven(KeyNumber number) {
        return standings.owner(number).isPresent();
    }

    @Override
    public Optional<SigningKey> checking(KeyNumber number, TokenKind kind) {
        Optional<TenantId> owner = standings.owner(number);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        for (SealedKey key : standings.keys(owner.get())) {
            if (key.number().equals(number)) {
                return key.hasSigned() && mayCheck(key, kind) ? Optional.of(unsealed(key, kind)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public List<SigningKey> checking(TenantId tenant, TokenKind kind) {
        return standings.keys(tenant).stream()
                .filter(key -> mayCheck(key, kind))
                .<SigningKey>map(key -> unsealed(key, kind))
                .toList();
    }

    @Override
    public List<SigningKey> imported(Environment environment, TokenKind kind) {
        return standings.importers(environment).stream()
                .flatMap(tenant -> standings.keys(tenant).stream())
                .filter(key -> key.imported().isPresent() && mayCheck(key, kind))
                .<SigningKey>map(key -> unsealed(key, kind))
                .toList();
    }

    private static boolean mayCheck(SealedKey key, TokenKind kind) {
        return key.state() != SealedKey.State.RETIRED
                && (key.imported().isEmpty() || key.imported().get() == kind);
    }

    private HmacKey unsealed(SealedKey key, TokenKind kind) {
        return derived.get(new Name(key.number(), kind), _ -> derive(key, kind));
    }

    private HmacKey derive(SealedKey key, TokenKind kind) {
        byte[] secret = vault.unseal(key.sealed(), Vault.signingKeyOf(key.tenant()));
        byte[] used = key.imported().isPresent() ? asUsed(secret, kind) : Hkdf.expand(secret, "cardea/" + kind.label());
        return new HmacKey(key.number(), key.tenant(), used);
    }

    /// The original does not use its secret itself for links that confirm an address (contract aviauth.md §5).
    private static byte[] asUsed(byte[] secret, TokenKind kind) {
        return kind == TokenKind.AVIAUTH_CONFIRMATION ? sha256(CONFIRMATION, secret) : secret;
    }

    private static byte[] sha256(byte[] begin, byte[] end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(begin);
            return digest.digest(end);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
