package dev.cardea.api.staticbackend;

import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.User;
import dev.cardea.flow.AddMember;
import dev.cardea.flow.ListMembers;
import dev.cardea.flow.Member;
import dev.cardea.flow.RemoveMember;
import dev.cardea.flow.SetRole;
import dev.cardea.http.Body;
import dev.cardea.http.Header;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The users of an account (contract staticbackend.md §2.8 to §2.11).
final class AccountUsers {

    /// With a charset, on this answer only: a client in Go would otherwise try to read a user from it (§5.2).
    private static final Response ADDED = new Response(
                    200, List.of(new Header("Content-Type", "application/json; charset=utf-8")), Body.of("true"), "")
            .with("Cache-Control", "no-store");

    private final AddMember add;
    private final ListMembers list;
    private final RemoveMember remove;
    private final SetRole setRole;
    private final StaticBackendSettings settings;

    AccountUsers(
            AddMember add, ListMembers list, RemoveMember remove, SetRole setRole, StaticBackendSettings settings) {
        this.add = add;
        this.list = list;
        this.remove = remove;
        this.setRole = setRole;
        this.settings = settings;
    }

    Response add(Request request, Member caller) {
        Fields fields = Fields.of(request, "email", "password");
        String email = fields.text("email");
        String password = fields.text("password");
        Optional<Response> complaint =
                fields.fault().map(fault -> Errors.line(400, fault)).or(() -> NewPasswords.complaint(email, password));
        return complaint.orElseGet(() -> switch (add.run(caller, email, password)) {
            case Outcome.Ok(User user) -> settings.showAddedUser() ? Json.user(user) : ADDED;
            case Outcome.No(Refusal why) -> Errors.of(why);
        });
    }

    Response list(Request request, Member caller) {
        Optional<String> role = Parameters.of(request).text("role");
        Optional<Integer> level = role.flatMap(Numbers::whole);
        if (role.isPresent() && level.isEmpty()) {
            return Errors.line(400, "invalid role");
        }
        List<User> users = list.run(caller);
        return Json.users(level.map(wanted -> users.stream()
                        .filter(user -> user.membership()
                                .filter(membership -> membership.role().level() == wanted)
                                .isPresent())
                        .toList())
                .orElse(users));
    }

    Response remove(Request request, Member caller) {
        Optional<UUID> who = request.param("user").flatMap(Numbers::uuid);
        // An id that nobody could have is refused like one that nobody has: after the caller's role.
        return switch (remove.run(caller, who.orElse(new UUID(0, 0)))) {
            case Outcome.Ok(Done _) -> Json.yes();
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    Response setRole(Request request, Member caller) {
        Fields fields = Fields.read(request, List.of("email", "accountId"), List.of("role"));
        if (fields.fault().isPresent()) {
            return Errors.line(400, fields.fault().get());
        }
        if (!caller.role().isAtLeast(Role.OWNER)) {
            return Errors.of(new Refusal.RoleTooLow());
        }
        if (fields.text("email").isEmpty()) {
            return Errors.line(400, "missing account id or email");
        }
        Role role = new Role(fields.number("role").orElse(0));
        String account = fields.text("accountId");
        Outcome<Done> outcome = account.isEmpty()
                ? setRole.run(caller, fields.text("email"), role)
                : setRole.run(caller, account, fields.text("email"), role);
        return switch (outcome) {
            case Outcome.Ok(Done _) -> Json.yes();
            case Outcome.No(Refusal.UserUnknown _) -> Errors.line(404, "user membership not found");
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }
}
