package dev.cardea.resilience;

import dev.cardea.testing.Dice;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Credentials, from living ones over slightly damaged ones to nonsense; also tokens whose signature is right
/// and whose claims are odd, as a tenant may bring a signing key of its own.
final class FuzzedTokens {

    /// Imported for the tenant that is fuzzed.
    static final byte[] SIGNING_KEY = "a signing key from elsewhere, 40 bytes..".getBytes(StandardCharsets.US_ASCII);

    static final String API_KEY = "akA-0123456789-abcdefghij";

    private static final List<String> HEADERS = List.of(
            "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
            "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}",
            "{\"alg\":\"HS256\"}",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"nOnE\",\"typ\":\"JWT\"}",
            "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
            "{\"alg\":[\"HS256\"]}",
            "{\"alg\":null}",
            "{\"alg\":\"HS256\",\"alg\":\"none\"}",
            "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
            "{\"alg\":\"HS256\"",
            "{\"alg\":\"HS256\"}}",
            "[\"alg\",\"HS256\"]",
            "\"HS256\"",
            "null",
            "");

    private static final List<String> VALUES = List.of(
            "0",
            "-1",
            "1",
            "1700000000",
            "1700000000.5",
            "1.7e9",
            "1e400",
            "-0",
            "2147483648",
            "4294967296",
            "1099511627776",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "9".repeat(1_001),
            "\"1700000000\"",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a\\\"},\"",
            "null",
            "true",
            "NaN",
            "{}",
            "[]",
            "{\"a\":{\"a\":[{}]}}");

    private FuzzedTokens() {}

    /// A credential as it may stand behind `Bearer`.
    static String credential(Dice dice, Material user) {
        return switch (dice.below(8)) {
            case 0, 1, 2 -> dice.oneOf(API_KEY, user.refresh(), user.access(), user.session());
            case 3 -> dice.nudged(dice.oneOf(API_KEY, user.refresh(), user.access(), user.session()));
            default -> token(dice, user);
        };
    }

    /// A token as it may stand in a path or in a form.
    static String token(Dice dice, Material user) {
        return switch (dice.below(12)) {
            case 0 -> user.access();
            case 1 -> user.refresh();
            case 2 -> dice.nudged(user.access());
            case 3 -> dice.nudged(user.refresh());
            case 4 -> user.access().substring(0, dice.below(user.access().length()));
            case 5 -> user.access() + dice.oneOf(".", "=", "==", "." + dice.letters(20), dice.letters(4), "%00");
            case 6 -> refreshLike(dice);
            case 7 -> dice.oneOf("", ".", "..", "a.b.c", "....", ".".repeat(dice.below(4_000)), dice.letters(5_000));
            case 8 -> swapped(dice, user);
            default -> jwt(dice, user);
        };
    }

    /// Right in length and beginning, or nearly.
    private static String refreshLike(Dice dice) {
        String text = "cprt" + dice.letters(46 + dice.below(4));
        return dice.oneOf(text, text + "=", text + "==", "cprt" + "A".repeat(48), "cprt" + "_".repeat(48));
    }

    /// The parts of a living token in another order, number or case.
    private static String swapped(Dice dice, Material user) {
        String[] parts = user.access().split("\\.", 3);
        return dice.oneOf(
                parts[0] + "." + parts[1] + ".",
                parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2],
                parts[1] + "." + parts[0] + "." + parts[2],
                parts[0] + "." + parts[1] + "=." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2].toLowerCase(Locale.ROOT),
                user.access() + "." + parts[1],
                "Bearer " + user.access(),
                "Bearer+" + user.access(),
                "Bearer%20bearer%20" + user.access());
    }

    private static String jwt(Dice dice, Material user) {
        String header = dice.oneIn(2) ? HEADERS.getFirst() : dice.oneOf(HEADERS);
        String signed = base64(header) + "." + base64(claims(dice, user));
        return signed + "." + (dice.oneIn(8) ? dice.letters(dice.below(60)) : signature(signed));
    }

    private static String claims(Dice dice, Material user) {
        StringBuilder claims =
                new StringBuilder("{\"sub\":\"").append(user.pointId()).append('"');
        claims.append(",\"iat\":").append(dice.oneIn(4) ? dice.oneOf(VALUES) : "1700000000");
        claims.append(",\"exp\":").append(dice.oneIn(4) ? dice.oneOf(VALUES) : "1900000000");
        for (int more = dice.below(4); more > 0; more--) {
            claims.append(",\"")
                    .append(dice.oneOf("sub", "jti", "u", "g", "rg", "ak", "iss", "x", "", dice.letters(3)))
                    .append("\":")
                    .append(value(dice));
        }
        String whole = claims.append('}').toString();
        return switch (dice.below(10)) {
            case 0 -> dice.nudged(whole);
            case 1 -> whole.substring(0, dice.below(whole.length()));
            case 2 -> whole + dice.oneOf("{}", " ", "\u0000", "]");
            case 3 -> dice.oneOf("", "[]", "null", "{}", "{\"\":{}}", dice.bytes(dice.below(200)));
            default -> whole;
        };
    }

    private static String value(Dice dice) {
        return switch (dice.below(5)) {
            case 0 -> nested(1 + dice.below(1_200));
            case 1 -> "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(keyed(dice)) + "\"";
            default -> dice.oneOf(VALUES);
        };
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    /// The bytes of a `jti` that names one of the server's own keys.
    private static byte[] keyed(Dice dice) {
        byte[] bytes = new byte[dice.oneIn(4) ? dice.below(40) : 20];
        for (int i = bytes.length - 1; i >= 4; i--) {
            bytes[i] = (byte) dice.below(256);
        }
        if (bytes.length >= 4) {
            bytes[3] = (byte) dice.below(8);
        }
        return bytes;
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SIGNING_KEY, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
