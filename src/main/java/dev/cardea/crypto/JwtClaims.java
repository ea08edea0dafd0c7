package dev.cardea.crypto;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The members of a JWT's payload that are texts or whole numbers; the others are passed over.
record JwtClaims(Map<String, String> texts, Map<String, Long> numbers) {

    private static final JsonFactory JSON = new JsonFactory();

    /// Reads a payload that may come from anybody; empty if it is not a JSON object in which no name is there twice.
    static Optional<JwtClaims> parse(byte[] payload) {
        JwtClaims claims = new JwtClaims(new HashMap<>(), new HashMap<>());
        return claims.isFilledFrom(payload) ? Optional.of(claims) : Optional.empty();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }

    /// A moment in seconds since 1970, as far as one can be meant seriously.
    Optional<Long> seconds(String name) {
        return number(name).filter(seconds -> seconds >= 0 && seconds < 1L << 40);
    }

    private boolean isFilledFrom(byte[] payload) {
        Set<String> names = new HashSet<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (!names.add(name)) {
                    return false; // RFC 7519 §4: a claim is there once
                }
                switch (parser.nextToken()) {
                    case VALUE_STRING -> texts.put(name, parser.getString());
                    case VALUE_NUMBER_INT -> numbers.put(name, parser.getLongValue());
                    default -> parser.skipChildren();
                }
            }
            return parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
