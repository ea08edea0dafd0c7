package dev.cardea.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A JWT as somebody makes it who has a key, or who has none and tries.
public final class HandMadeJwt {

    public static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private HandMadeJwt() {}

    public static String of(String payload, byte[] key) throws Exception {
        return of(HS256, payload, key);
    }

    public static String of(String header, String payload, byte[] key) throws Exception {
        String signed = base64(header) + "." + base64(payload);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /// A token in all forms that differ from it by one bit.
    public static Stream<String> everyChangedBit(String token) {
        String[] parts = token.split("\\.", -1);
        return IntStream.range(0, parts.length).boxed().flatMap(part -> {
            byte[] whole = Base64.getUrlDecoder().decode(parts[part]);
            return IntStream.range(0, 8 * whole.length).mapToObj(bit -> {
                byte[] changed = whole.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                String[] other = parts.clone();
                other[part] = BASE64.encodeToString(changed);
                return String.join(".", other);
            });
        });
    }

    /// The id that our tokens carry: a key's number and 16 bytes.
    public static String jti(int keyNumber, int filler) {
        byte[] id = new byte[20];
        ByteBuffer.wrap(id).putInt(keyNumber).putInt(filler);
        return BASE64.encodeToString(id);
    }

    public static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
