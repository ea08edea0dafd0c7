package dev.cardea.crypto;

import dev.cardea.core.ApiKeyId;
import dev.cardea.core.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The claims of Point's access token. `sub`, `iat` and `exp` are documented; the others are ours, and clients
/// ignore them: `jti`, `u` (our number of the user), `g` (the user's generation), and `rg` (the refresh
/// generation) or `ak` (the API key) that the token was made from.
///
/// @param issued seconds since 1970
/// @param expires seconds since 1970
/// @param user 0 in a token made elsewhere
record PointClaims(
        String subject, long issued, long expires, Optional<String> jti, long user, long generation, Origin origin) {

    private static final JsonFactory JSON = new JsonFactory();

    /// The documented members first, in their documented order (contract point.md §1.6).
    String json() {
        StringBuilder json = new StringBuilder(160)
                .append("{\"sub\":\"")
                .append(subject)
                .append("\",\"iat\":")
                .append(issued)
                .append(",\"exp\":")
                .append(expires);
        jti.ifPresent(id -> json.append(",\"jti\":\"").append(id).append('"'));
        json.append(",\"u\":").append(user).append(",\"g\":").append(generation);
        switch (origin) {
            case Origin.OfRefresh(long refreshGeneration) ->
                json.append(",\"rg\":").append(refreshGeneration);
            case Origin.OfApiKey(ApiKeyId key) -> json.append(",\"ak\":").append(key.number());
            case Origin.Elsewhere() -> {}
        }
        return json.append('}').toString();
    }

    /// Reads a payload that may come from anybody; empty if it is not a JSON object with at least the documented
    /// claims, each of its type and none twice. Members of other types are passed over.
    static Optional<PointClaims> parse(byte[] payload) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        if (!isObject(payload, texts, numbers)) {
            return Optional.empty();
        }
        @Nullable String subject = texts.get("sub");
        @Nullable Long issued = numbers.get("iat");
        @Nullable Long expires = numbers.get("exp");
        if (subject == null || issued == null || expires == null || !isTime(issued) || !isTime(expires)) {
            return Optional.empty();
        }
        return Optional.of(new PointClaims(
                subject,
                issued,
                expires,
                Optional.ofNullable(texts.get("jti")),
                numbers.getOrDefault("u", 0L),
                numbers.getOrDefault("g", 0L),
                origin(numbers)));
    }

    private static boolean isTime(long seconds) {
        return seconds >= 0 && seconds < 1L << 40;
    }

    private static Origin origin(Map<String, Long> numbers) {
        @Nullable Long refreshGeneration = numbers.get("rg");
        @Nullable Long apiKey = numbers.get("ak");
        if (refreshGeneration != null) {
            return new Origin.OfRefresh(refreshGeneration);
        }
        return apiKey == null ? new Origin.Elsewhere() : new Origin.OfApiKey(new ApiKeyId(apiKey));
    }

    private static boolean isObject(byte[] payload, Map<String, String> texts, Map<String, Long> numbers) {
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
