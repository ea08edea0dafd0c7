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

/// Tokens that belong to nobody and have a name (contract query-server.md §2.9).
final class LoneTokens {

    static final List<Field> WISH = List.of(
            Field.text("name"),
            Field.maybeTruth("active"),
            Field.maybeTruth("write"),
            Field.maybeNumber("expiration_date"));
    static final List<Field> WHICH = List.of(Field.text("name"));

    private final Lists lists;
    private final ListQueryTokens list;
    private final AddQueryToken add;
    private final ReplaceQueryToken replace;
    private final RemoveQueryToken remove;

    LoneTokens(QueryFlows query, Lists lists) {
        this.lists = lists;
        this.list = query.listTokens();
        this.add = query.addToken();
        this.replace = query.replaceToken();
        this.remove = query.removeToken();
    }

    Response list(Request request, QueryCaller caller) {
        return lists.answer(caller, () -> Json.loneTokens(list.run(caller, TokenKind.QUERYSERVER_LONE)));
    }

    /// An empty name makes nothing, which is no mistake (sic); one that cannot be kept is.
    Response add(Request request, Fields.Read fields, QueryCaller caller) {
        QueryHolder.Named which = which(fields);
        if (which.isMalformed() && !which.name().isEmpty()) {
            return Errors.bad("The name is not valid");
        }
        return switch (add.run(caller, which, wish(fields))) {
            case Outcome.Ok(Done _) -> Response.empty(201);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    /// An unknown name is a mistake only where something of what it has should stay.
    Response replace(Request request, Fields.Read fields, QueryCaller caller) {
        QueryTokenWish wish = wish(fields);
        boolean isWhole = wish.date().isPresent()
                && wish.isActive().isPresent()
                && wish.mayWrite().isPresent();
        return switch (replace.run(caller, which(fields), wish)) {
            case Outcome.Ok(Done _) -> Response.empty(200);
            case Outcome.No(Refusal.TokenUnknown _) when isWhole -> Response.empty(200);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    Response remove(Request request, Fields.Read fields, QueryCaller caller) {
        return switch (remove.run(caller, which(fields))) {
            case Outcome.Ok(Done _) -> Response.empty(200);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    private static QueryHolder.Named which(Fields.Read fields) {
        return new QueryHolder.Named(fields.text("name"));
    }

    private static QueryTokenWish wish(Fields.Read fields) {
        return new QueryTokenWish(
                fields.maybeNumber("expiration_date"), fields.maybeTruth("active"), fields.maybeTruth("write"));
    }
}
