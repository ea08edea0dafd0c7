package dev.cardea.crypto;

import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import de.mkammerer.argon2.Argon2Version;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An argon2 hash read from the text that the reference implementation writes:
/// `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`, the last two in base64 without padding. Without `v` it is 16.
final class Argon2Text {

    private static final Pattern FORM = Pattern.compile("\\$argon2(?<type>id|i|d)(?:\\$v=(?<version>16|19))?"
            + "\\$m=(?<memory>[1-9][0-9]{0,8}),t=(?<passes>[1-9][0-9]{0,8}),p=(?<lanes>[1-9][0-9]{0,8})"
            + "\\$(?<salt>[A-Za-z0-9+/]{1,128})\\$(?<hash>[A-Za-z0-9+/]{1,128})");

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    Argon2Text(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<Argon2Text> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return bytes(form.group("salt"))
                .flatMap(salt -> bytes(form.group("hash"))
                        .map(hash -> new Argon2Text(cost(form, salt.length, hash.length), salt, hash)));
    }

    Argon2Cost cost() {
        return cost;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    private static Argon2Cost cost(Matcher form, int salt, int hash) {
        return new Argon2Cost(
                type(form.group("type")),
                "19".equals(form.group("version")) ? Argon2Version.V13 : Argon2Version.V10,
                Integer.parseInt(form.group("memory")),
                Integer.parseInt(form.group("passes")),
                Integer.parseInt(form.group("lanes")),
                salt,
                hash);
    }

    private static Argon2Types type(String letters) {
        return switch (letters) {
            case "id" -> Argon2Types.ARGON2id;
            case "i" -> Argon2Types.ARGON2i;
            default -> Argon2Types.ARGON2d;
        };
    }

    /// Nothing, unless they are written in the one form that the reference implementation takes.
    private static Optional<byte[]> bytes(String base64) {
        if (base64.length() % 4 == 1) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        boolean isCanonical =
                Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(base64);
        return isCanonical ? Optional.of(bytes) : Optional.empty();
    }
}
