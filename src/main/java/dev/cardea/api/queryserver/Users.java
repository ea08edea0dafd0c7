package dev.cardea.api.queryserver;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.flow.AddQueryUser;
import dev.cardea.flow.ChangeQueryUser;
import dev.cardea.flow.ListQueryUsers;
import dev.cardea.flow.QueryCaller;
import dev.cardea.flow.QueryFlows;
import dev.cardea.flow.RemoveQueryUser;
import dev.cardea.flow.UserChanges;
import dev.cardea.http.FairShare;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.function.Supplier;

/// The users of a tenant, as an administrator manages them (contract query-server.md §2.9).
final class Users {

    static final List<Field> NEW =
            List.of(Field.text("email"), Field.text("password"), Field.maybeTruth("admin"), Field.maybeTruth("active"));
    static final List<Field> CHANGES = List.of(
            Field.text("email"),
            Field.maybeText("new_email"),
            Field.maybeText("new_password"),
            Field.maybeTruth("admin"),
            Field.maybeTruth("active"));
    static final List<Field> WHO = List.of(Field.text("email"));

    private final Lists lists;
    private final ListQueryUsers list;
    private final AddQueryUser add;
    private final ChangeQueryUser change;
    private final RemoveQueryUser remove;
    private final FairShare hashing;

    Users(QueryFlows query, Lists lists, FairShare hashing) {
        this.lists = lists;
        this.list = query.listUsers();
        this.add = query.addUser();
        this.change = query.changeUser();
        this.remove = query.removeUser();
        this.hashing = hashing;
    }

    Response list(Request request, QueryCaller caller) {
        return lists.answer(caller, () -> Json.users(list.run(caller.tenant())));
    }

    /// No address and a known one are no mistake, and nothing happens.
    Response add(Request request, Fields.Read fields, QueryCaller caller) {
        String email = fields.text("email");
        if (email.isEmpty()) {
            return Response.empty(201);
        }
        boolean isAdministrator = fields.maybeTruth("admin").orElse(false);
        boolean isActive = fields.maybeTruth("active").orElse(true);
        return hashing.within(
                request,
                caller.tenant().label(),
                () -> switch (add.run(caller, email, fields.text("password"), isAdministrator, isActive)) {
                    case Outcome.Ok(Done _), Outcome.No(Refusal.EmailTaken _) -> Response.empty(201);
                    case Outcome.No(Refusal why) -> Errors.of(why);
                },
                Errors::busy);
    }

    Response change(Request request, Fields.Read fields, QueryCaller caller) {
        UserChanges changes = new UserChanges(
                fields.maybeText("new_email"),
                fields.maybeText("new_password"),
                fields.maybeTruth("admin"),
                fields.maybeTruth("active"));
        Supplier<Response> part = () -> answer(change.run(caller, fields.text("email"), changes), fields);
        return changes.password().isPresent()
                ? hashing.within(request, caller.tenant().label(), part, Errors::busy)
                : part.get();
    }

    Response remove(Request request, Fields.Read fields, QueryCaller caller) {
        return answer(remove.run(caller, fields.text("email")), fields);
    }

    private static Response answer(Outcome<Done> outcome, Fields.Read fields) {
        return switch (outcome) {
            case Outcome.Ok(Done _) -> Response.empty(200);
            case Outcome.No(Refusal.UserUnknown _) -> Errors.unknown(fields.text("email"));
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
