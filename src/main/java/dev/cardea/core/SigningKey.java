package dev.cardea.core;

/// A key that makes and checks the MACs (HMAC-SHA-256, 32 bytes) of one kind of token of one tenant.
public interface SigningKey {

    KeyNumber number();

    TenantId tenant();

    byte[] sign(byte[] message);
}
