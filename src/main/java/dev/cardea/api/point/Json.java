package dev.cardea.api.point;

import dev.cardea.flow.AccessToken;
import dev.cardea.flow.PointUser;

/// The bodies, member by member in the documented order (contract point.md §1.4). Ids and tokens consist of characters
/// that JSON needs no escape for.
final class Json {

    /// What no endpoint can set is always there and always null.
    private static final String PROFILE = "\",\"email\":null,\"birthday\":null,\"height\":null,\"weight\":null,"
            + "\"gender\":null,\"pronoun\":null,\"expectation\":null,\"firstName\":null,\"timezone\":null";

    private Json() {}

    static String user(PointUser user) {
        return "{\"user\":{\"id\":\"" + user.id().text() + PROFILE + "}}";
    }

    static String userWithRefresh(PointUser user) {
        return "{\"user\":{\"id\":\"" + user.id().text() + PROFILE + ",\"refreshToken\":" + refresh(user) + "}}";
    }

    static String refreshToken(PointUser user) {
        return "{\"refreshToken\":" + refresh(user) + "}";
    }

    /// The token with the scheme before it, as the page shows it.
    static String accessToken(AccessToken token) {
        return "{\"accessToken\":{\"token\":\"Bearer " + token.text() + "\",\"expiresIn\":"
                + token.lifetime().toSeconds() + "}}";
    }

    private static String refresh(PointUser user) {
        return user.refreshToken().map(token -> "{\"token\":\"" + token + "\"}").orElse("null");
    }
}
