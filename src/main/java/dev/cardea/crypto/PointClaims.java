package dev.cardea.crypto;

import dev.cardea.core.ApiKeyId;
import dev.cardea.core.Origin;
import java.util.Optional;

/// The claims of Point's access token. `sub`, `iat` and `exp` are documented; the others are ours, and clients
/// ignore them: `jti`, `u` (our number of the user), `g` (the user's generation), and `rg` (the refresh
/// generation) or `ak` (the API key) that the token was made from.
///
/// @param issued seconds since 1970
/// @param expires seconds since 1970
/// @param user 0 in a token made elsewhere
record PointClaims(
        String subject, long issued, long expires, Optional<String> jti, long user, long generation, Origin origin) {

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
            case Origin.OfSession _, Origin.OfGrant _, Origin.OfGrantElsewhere _, Origin.OfQueryToken _ ->
                throw new IllegalArgumentException("Point knows no sessions");
            case Origin.Elsewhere() -> {}
        }
        return json.append('}').toString();
    }

    /// Reads a payload that may come from anybody; empty if it is not a JSON object with at least the documented
    /// claims, each of its type and none twice. Members of other types are passed over.
    static Optional<PointClaims> parse(byte[] payload) {
        return JwtClaims.parse(payload).flatMap(PointClaims::of);
    }

    private static Optional<PointClaims> of(JwtClaims claims) {
        Optional<String> subject = claims.text("sub");
        Optional<Long> issued = claims.seconds("iat");
        Optional<Long> expires = claims.seconds("exp");
        if (subject.isEmpty() || issued.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PointClaims(
                subject.get(),
                issued.get(),
                expires.get(),
                claims.text("jti"),
                claims.number("u").orElse(0L),
                claims.number("g").orElse(0L),
                origin(claims)));
    }

    private static Origin origin(JwtClaims claims) {
        Optional<Long> refreshGeneration = claims.number("rg");
        if (refreshGeneration.isPresent()) {
            return new Origin.OfRefresh(refreshGeneration.get());
        }
        return claims.number("ak")
                .<Origin>map(key -> new Origin.OfApiKey(new ApiKeyId(key)))
                .orElseGet(Origin.Elsewhere::new);
    }
}
