package dev.cardea.crypto;

import dev.cardea.core.Email;
import dev.cardea.core.Keyring;
import dev.cardea.core.NewUser;
import dev.cardea.core.SigningKey;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the links end with that confirm an address (contract aviauth.md §5): every second hexadecimal digit of an
/// HMAC-SHA-256 over user and address. Another address has another one, so an old link confirms nothing new.
final class Confirmations {

    private static final int DIGITS = 64;

    private final Keyring keyring;

    Confirmations(Keyring keyring) {
        this.keyring = keyring;
    }

    String of(NewUser user) {
        SigningKey key = keyring.signing(user.tenant(), TokenKind.AVIAUTH_CONFIRMATION);
        return of(key, user.uuid(), user.email().orElseThrow());
    }

    boolean isOne(User user, String text) {
        Optional<Email> email = user.email();
        return email.isPresent()
                && keyring.checking(user.tenant(), TokenKind.AVIAUTH_CONFIRMATION).stream()
                        .anyMatch(key -> MessageDigest.isEqual(ascii(of(key, user.uuid(), email.get())), ascii(text)));
    }

    private static String of(SigningKey key, UUID user, Email email) {
        byte[] signed = (user + ":" + email.typed()).getBytes(StandardCharsets.UTF_8);
        String digits = HexFormat.of().formatHex(key.sign(signed));
        return IntStream.range(0, DIGITS / 2)
                .mapToObj(i -> digits.substring(2 * i, 2 * i + 1))
                .collect(Collectors.joining());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
