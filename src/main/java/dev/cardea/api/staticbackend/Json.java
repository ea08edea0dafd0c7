package dev.cardea.api.staticbackend;

import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.Membership;
import dev.cardea.core.Role;
import dev.cardea.core.User;
import dev.cardea.flow.SessionToken;
import dev.cardea.http.Response;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/// The successful answers: one JSON value without a line end, and a content type without a charset, as clients compare
/// it byte for byte (contract staticbackend.md §2.0).
final class Json {

    private Json() {}

    /// Many of them are secrets (RFC 6749 §5.1 asks for it), and none is worth keeping.
    private static Response answer(String json) {
        return Response.json(200, json).with("Cache-Control", "no-store");
    }

    static Response yes() {
        return truth(true);
    }

    static Response truth(boolean answer) {
        return answer(Boolean.toString(answer));
    }

    static Response string(String text) {
        return answer(quoted(text));
    }

    static Response token(SessionToken token) {
        return string(token.text());
    }

    /// Exactly the four keys of the page, in its order (§5.3).
    static Response me(User user) {
        return answer("{\"accountId\":\"" + account(user) + "\",\"userId\":\"" + user.uuid() + "\",\"email\":"
                + quoted(address(user)) + ",\"role\":" + role(user) + "}");
    }

    static Response user(User user) {
        return answer(object(user));
    }

    static Response users(List<User> users) {
        return answer(users.stream().map(Json::object).collect(Collectors.joining(",", "[", "]")));
    }

    /// The one account that a user has here, with a token for it (§2.11).
    static Response accounts(User user, SessionToken token) {
        return answer("[{\"accountId\":\"" + account(user) + "\",\"role\":" + role(user) + ",\"home\":true,\"token\":"
                + quoted(token.text()) + "}]");
    }

    /// Without the original's `token`, which is half of a root token there (§5.3).
    private static String object(User user) {
        return "{\"id\":\"" + user.uuid() + "\",\"accountId\":\"" + account(user) + "\",\"email\":"
                + quoted(address(user)) + ",\"role\":" + role(user) + ",\"created\":\"" + user.created() + "\"}";
    }

    private static String account(User user) {
        return user.membership()
                .map(Membership::account)
                .map(AccountId::uuid)
                .map(Object::toString)
                .orElse("");
    }

    private static int role(User user) {
        return user.membership().map(Membership::role).orElse(Role.MEMBER).level();
    }

    /// In lower case, as the original shows it (decision 1).
    private static String address(User user) {
        return user.email().map(Email::compared).orElse("");
    }

    /// Go's encoder writes these three, and the two separators of lines, as escapes.
    private static String quoted(String text) {
        String escaped = new String(JsonStringEncoder.getInstance().quoteAsCharArray(text))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
        return '"' + escaped + '"';
    }
}
