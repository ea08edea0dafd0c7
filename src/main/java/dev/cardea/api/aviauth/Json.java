package dev.cardea.api.aviauth;

import dev.cardea.core.Client;
import dev.cardea.core.Email;
import dev.cardea.core.Grant;
import dev.cardea.core.User;
import dev.cardea.flow.GrantedTokens;
import dev.cardea.http.Response;
import tools.jackson.core.io.JsonStringEncoder;

/// The successful answers: compact, members in the page's order, everything but quotes and control characters as it is
/// (contract aviauth.md §2.1).
final class Json {

    private Json() {}

    /// Many of them are secrets (RFC 6749 §5.1 asks for it), and none is worth keeping.
    private static Response answer(int status, String json) {
        return Response.json(status, json).with("Cache-Control", "no-store");
    }

    static Response tokens(int status, GrantedTokens tokens) {
        return answer(
                status,
                "{\"access_token\":" + quoted(tokens.access()) + ",\"token_type\":\"bearer\",\"refresh_token\":"
                        + quoted(tokens.refresh()) + ",\"expires_in\":" + Grant.ACCESS_LIFETIME.toSeconds() + "}");
    }

    /// Nobody has a `username` or a name here: the original's last version asks for none (contract aviauth.md §2.4).
    static Response profile(User user) {
        return answer(
                200,
                "{\"email\":" + user.email().map(Email::typed).map(Json::quoted).orElse("null") + ",\"id\":\""
                        + user.uuid() + "\",\"username\":null,\"first_name\":\"\",\"last_name\":\"\"}");
    }

    static Response client(Client client) {
        return answer(201, "{\"client_id\":" + quoted(client.id().text()) + "}");
    }

    static Response message(String text) {
        return answer(200, "{\"message\":" + quoted(text) + "}");
    }

    static Response empty() {
        return answer(200, "{}");
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
