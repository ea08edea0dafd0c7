package dev.cardea.api.queryserver;

import static dev.cardea.api.queryserver.Area.LONE_TOKENS;
import static dev.cardea.api.queryserver.Area.USERS;
import static dev.cardea.api.queryserver.Area.USER_TOKENS;

import dev.cardea.flow.Flows;
import dev.cardea.flow.QueryFlows;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.FairShare;
import dev.cardea.http.Family;
import dev.cardea.http.GuessLimit;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// Query Server's users and tokens: the endpoints of its page, under the page's spelling and the one that its clients use,
/// and what these call besides (contract query-server.md §1).
public final class QueryServerApi implements Family {

    /// As the page has it, and as the original answers it (§0 D1).
    private static final List<String> SPELLINGS = List.of("/_/user-token", "/_/user/token");

    private final Callers callers;
    private final Users users;
    private final UserTokens userTokens;
    private final LoneTokens loneTokens;
    private final Values values;

    /// @param failures counts failed authentications, of every family together
    /// @param guesses slows down who guesses passwords, in every family together
    /// @param hashing how much hashing of passwords one network and one tenant may have under way
    public QueryServerApi(
            Flows flows,
            QueryServerSettings settings,
            FailureLimit failures,
            GuessLimit guesses,
            FairShare hashing) {
        QueryFlows query = flows.query();
        this.callers = new Callers(query, settings, failures);
        Lists lists = new Lists();
        this.users = new Users(query, lists, hashing);
        this.userTokens = new UserTokens(query, lists);
        this.loneTokens = new LoneTokens(query, lists);
        this.values = new Values(query.showToken(), query.tradePassword(), guesses, hashing);
    }

    @Override
    public String name() {
        return "queryserver";
    }

    @Override
    public List<String> prefixes() {
        return List.of("/_");
    }

    @Override
    public void mount(Routes routes) {
        routes.collapseSlashes().onlyDeclaredMethods();

        for (String path : SPELLINGS) {
            routes.get(path, callers.look(USER_TOKENS, userTokens::list));
            routes.post(path, callers.change(USER_TOKENS, UserTokens.WISH, userTokens::add));
            routes.put(path, callers.change(USER_TOKENS, UserTokens.WISH, userTokens::replace));
            routes.delete(path, callers.change(USER_TOKENS, UserTokens.WHOSE, userTokens::remove));
            routes.get(path + "/value", callers.lookOfAnyUser(USER_TOKENS, values::ofUser));
            routes.post(path + "/value", callers.trade(USER_TOKENS, Values.PASSWORD, values::trade));
        }

        routes.get("/_/user", callers.look(USERS, users::list));
        routes.post("/_/user", callers.change(USERS, Users.NEW, users::add));
        routes.put("/_/user", callers.change(USERS, Users.CHANGES, users::change));
        routes.delete("/_/user", callers.change(USERS, Users.WHO, users::remove));

        routes.get("/_/token", callers.look(LONE_TOKENS, loneTokens::list));
        routes.post("/_/token", callers.change(LONE_TOKENS, LoneTokens.WISH, loneTokens::add));
        routes.put("/_/token", callers.change(LONE_TOKENS, LoneTokens.WISH, loneTokens::replace));
        routes.delete("/_/token", callers.change(LONE_TOKENS, LoneTokens.WHICH, loneTokens::remove));
        routes.get("/_/token/value", callers.look(LONE_TOKENS, values::ofName));
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return Errors.of(problem);
    }
}
