package dev.cardea.crypto;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.SigningKey;
import dev.cardea.core.TenantId;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An HMAC-SHA-256 key, ready to sign: the key's own two hash blocks are computed once, and each signature starts from
/// a copy of that state.
final class HmacKey implements SigningKey {

    private final KeyNumber number;
    private final TenantId tenant;
    private final Mac ready;

    HmacKey(KeyNumber number, TenantId tenant, byte[] secret) {
        this.number = number;
        this.tenant = tenant;
        this.ready = mac(secret);
    }

    @Override
    public KeyNumber number() {
        return number;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public byte[] sign(byte[] message) {
        return sign(ready, message);
    }

    static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static byte[] sign(Mac ready, byte[] message) {
        try {
            return ((Mac) ready.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be copied", e);
        }
    }

    @Override
    public String toString() {
        return "HmacKey[" + number.number() + "]";
    }
}
