package dev.cardea.crypto;

import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.CodePurpose;
import dev.cardea.core.Email;
import dev.cardea.core.Sealed;
import dev.cardea.core.SecretHash;
import dev.cardea.core.UserId;
import dev.cardea.core.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals with AES-256-GCM and recognises random secrets by HMAC-SHA-256, both under keys derived from the master key.
public final class MasterVault implements Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    private final Mac apiKeys;
    private final Mac rootTokens;
    private final Mac clientSecrets;
    private final Mac codes;
    private final RandomGenerator random;

    public MasterVault(MasterKey master, RandomGenerator random) {
        this.sealing = new SecretKeySpec(master.derive("cardea/seal"), "AES");
        this.apiKeys = HmacKey.mac(master.derive("cardea/api-key"));
        this.rootTokens = HmacKey.mac(master.derive("cardea/root-token"));
        this.clientSecrets = HmacKey.mac(master.derive("cardea/client-secret"));
        this.codes = HmacKey.mac(master.derive("cardea/one-time-code"));
        this.random = random;
    }

    @Override
    public Sealed seal(byte[] secret, String context) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] closed = aes(Cipher.ENCRYPT_MODE, nonce, secret, context);
        byte[] both = Arrays.copyOf(nonce, NONCE + closed.length);
        System.arraycopy(closed, 0, both, NONCE, closed.length);
        return new Sealed(both);
    }

    @Override
    public byte[] unseal(Sealed sealed, String context) {
        byte[] both = sealed.bytes();
        if (both.length < NONCE) {
            throw new IllegalStateException("cannot unseal " + context + ": it is cut short");
        }
        byte[] nonce = Arrays.copyOf(both, NONCE);
        return aes(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(both, NONCE, both.length), context);
    }

    @Override
    public SecretHash hashApiKey(String secret) {
        return hash(apiKeys, secret);
    }

    @Override
    public SecretHash hashRootToken(String secret) {
        return hash(rootTokens, secret);
    }

    /// The secret comes last and a client's name is one line, so no two pairs hash alike.
    @Override
    public SecretHash hashClientSecret(ClientId client, String secret) {
        return hash(clientSecrets, client.text() + "\n" + secret);
    }

    @Override
    public boolean isSecretOf(Client client, String secret) {
        byte[] shown = hashClientSecret(client.id(), secret).bytes();
        return MessageDigest.isEqual(shown, client.secret().bytes());
    }

    /// The code comes last and nothing before it can hold a line end, so no two things hash alike.
    @Override
    public SecretHash hashOneTimeCode(UserId user, Email address, CodePurpose purpose, String code) {
        return hash(codes, purpose.label() + "\n" + user.number() + "\n" + address.compared() + "\n" + code);
    }

    private static SecretHash hash(Mac key, String secret) {
        return new SecretHash(HmacKey.sign(key, secret.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] aes(int mode, byte[] nonce, byte[] text, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "cannot unseal " + context + ": it was sealed under another master key, or was changed", e);
        }
    }
}
