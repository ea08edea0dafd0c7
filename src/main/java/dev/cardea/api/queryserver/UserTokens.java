package dev.cardea.api.queryserver;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.TokenKind;
import dev.cardea.flow.AddQueryToken;
import dev.cardea.flow.ListQueryTokens;
import dev.cardea.flow.QueryCaller;
import dev.cardea.flow.QueryFlows;
import dev.cardea.flow.QueryHolder;
import dev.cardea.flow.QueryTokenWish;
import dev.cardea.flow.RemoveQueryToken;
import dev.cardea.flow.ReplaceQueryToken;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;

/// The one token of each user (contract query-server.md §2.3 to §2.6).
final class UserTokens {

    static final List<Field> WISH =
            List.of(Field.text("email"), Field.maybeTruth("write"), Field.maybeNumber("expiration_date"));
    static final List<Field> WHOSE = List.of(Field.text("email"));

    private final Lists lists;
    private final ListQueryTokens list;
    private final AddQueryToken add;
    private final ReplaceQueryToken replace;
    private final RemoveQueryToken remove;

    UserTokens(QueryFlows query, Lists lists) {
        this.lists = lists;
        this.list = query.listTokens();
        this.add = query.addToken();
        this.replace = query.replaceToken();
        this.remove = query.removeToken();
    }

    Response list(Request request, QueryCaller caller) {
        return lists.answer(caller, () -> Json.userTokens(list.run(caller, TokenKind.QUERYSERVER_USER)));
    }

    Response add(Request request, Fields.Read fields, QueryCaller caller) {
        return switch (add.run(caller, whose(fields), wish(fields))) {
            case Outcome.Ok(Done _) -> Response.empty(201);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    /// Nobody, and a user without a token, are no mistake (§2.5).
    Response replace(Request request, Fields.Read fields, QueryCaller caller) {
        return switch (replace.run(caller, whose(fields), wish(fields))) {
            case Outcome.Ok(Done _), Outcome.No(Refusal.TokenUnknown _) -> Response.empty(200);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    Response remove(Request request, Fields.Read fields, QueryCaller caller) {
        return switch (remove.run(caller, whose(fields))) {
            case Outcome.Ok(Done _) -> Response.empty(200);
            case Outcome.No(Refusal.UserUnknown _) -> Errors.unknown(fields.text("email"));
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    private static QueryHolder whose(Fields.Read fields) {
        return new QueryHolder.OfAddress(fields.text("email"));
    }

    private static QueryTokenWish wish(Fields.Read fields) {
        return new QueryTokenWish(fields.maybeNumber("expiration_date"), Optional.empty(), fields.maybeTruth("write"));
    }
}
