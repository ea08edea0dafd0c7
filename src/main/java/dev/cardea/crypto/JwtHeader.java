package dev.cardea.crypto;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Judges the header of a token that was made elsewhere: HS256 and nothing that must be understood (RFC 8725 §3.1,
/// RFC 7515 §4.1.11).
final class JwtHeader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JwtHeader() {}

    static boolean isHs256(String base64) {
        Optional<byte[]> header = Jwt.decode(base64);
        return header.isPresent() && isHs256(header.get());
    }

    private static boolean isHs256(byte[] header) {
        boolean found = false;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), header)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("crit")) {
                    return false;
                }
                found |= name.equals("alg") && "HS256".equals(parser.getString());
                parser.skipChildren();
            }
            return found && parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
