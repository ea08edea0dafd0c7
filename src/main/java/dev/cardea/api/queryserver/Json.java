package dev.cardea.api.queryserver;

import dev.cardea.core.Email;
import dev.cardea.core.QueryToken;
import dev.cardea.core.User;
import dev.cardea.flow.ListQueryTokens.Listed;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.io.JsonStringEncoder;

/// The successful answers that say something: one object `{"data":[…]}` without spaces, members in alphabetical order,
/// truths as 0 and 1, times in seconds (contract query-server.md §2.4, §2.9).
final class Json {

    /// In the place of a hash, which nobody needs to see (decision 15).
    private static final String MASK = "********";

    private Json() {}

    /// The list of one token, or of none.
    static Response token(Optional<String> text) {
        return data(text.stream().map(token -> "{\"token\":" + quoted(token) + "}"));
    }

    static Response userTokens(List<Listed> tokens) {
        return data(tokens.stream().map(listed -> {
            QueryToken token = listed.token();
            return beginning(token) + ",\"id\":" + token.id().number() + ",\"token\":" + text(listed)
                    + ",\"updated_at\":" + token.updated().getEpochSecond() + ",\"user_uuid\":"
                    + quoted(listed.holder()) + end(token);
        }));
    }

    static Response loneTokens(List<Listed> tokens) {
        return data(tokens.stream().map(listed -> {
            QueryToken token = listed.token();
            return beginning(token) + ",\"id\":" + token.id().number() + ",\"name\":" + quoted(listed.holder())
                    + ",\"token\":" + text(listed) + ",\"updated_at\":"
                    + token.updated().getEpochSecond() + end(token);
        }));
    }

    static Response users(List<User> users) {
        return data(users.stream().map(Json::user));
    }

    private static String user(User user) {
        return "{\"active\":" + number(user.isActive()) + ",\"admin\":" + number(user.isAdministrator())
                + ",\"created_at\":" + user.created().getEpochSecond() + ",\"email\":"
                + quoted(user.email().map(Email::typed).orElse("")) + ",\"id\":"
                + user.id().number() + ",\"password\":\"" + MASK + "\",\"updated_at\":"
                + user.updated().getEpochSecond() + ",\"uuid\":\"" + user.uuid() + "\"}";
    }

    private static String beginning(QueryToken token) {
        return "{\"active\":" + number(token.isActive()) + ",\"created_at\":"
                + token.created().getEpochSecond() + ",\"expiration_date\":"
                + token.term().date();
    }

    private static String end(QueryToken token) {
        return ",\"write\":" + number(token.mayWrite()) + "}";
    }

    private static String text(Listed listed) {
        return quoted(listed.text().orElse(""));
    }

    /// Most of them are secrets, and none is worth keeping.
    private static Response data(Stream<String> items) {
        return Response.json(200, items.collect(Collectors.joining(",", "{\"data\":[", "]}")))
                .with("Cache-Control", "no-store");
    }

    private static int number(boolean truth) {
        return truth ? 1 : 0;
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
