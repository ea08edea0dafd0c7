package dev.cardea.api.oauth;

import dev.cardea.core.TokenKind;
import dev.cardea.flow.Introspect.ActiveToken;
import tools.jackson.core.io.JsonStringEncoder;

/// The body of an introspection (RFC 7662 §2.2).
final class Json {

    static final String INACTIVE = "{\"active\":false}";

    private Json() {}

    static String active(ActiveToken token) {
        StringBuilder json = new StringBuilder(192)
                .append("{\"active\":true,\"sub\":\"")
                .append(JsonStringEncoder.getInstance().quoteAsCharArray(token.subject()))
                .append("\",\"iat\":")
                .append(token.issued().getEpochSecond());
        token.expires().ifPresent(at -> json.append(",\"exp\":").append(at.getEpochSecond()));
        token.jti().ifPresent(id -> member(json, "jti", id));
        token.client().ifPresent(client -> member(json, "client_id", client.text()));
        token.scopes().ifPresent(scopes -> member(json, "scope", scopes.text()));
        return json.append(",\"token_type\":\"")
                .append(type(token.kind()))
                .append("\"}")
                .toString();
    }

    private static void member(StringBuilder json, String name, String text) {
        json.append(",\"").append(name).append("\":\"");
        json.append(JsonStringEncoder.getInstance().quoteAsCharArray(text)).append('"');
    }

    /// A refresh token says so, lest somebody take it for an access token.
    private static String type(TokenKind kind) {
        return switch (kind) {
            case POINT_ACCESS, STATICBACKEND_SESSION, QUERYSERVER_USER, QUERYSERVER_LONE, AVIAUTH_ACCESS -> "Bearer";
            case POINT_REFRESH, AVIAUTH_REFRESH -> "refresh_token";
            case AVIAUTH_CONFIRMATION -> throw new IllegalArgumentException("nobody presents one");
        };
    }
}
