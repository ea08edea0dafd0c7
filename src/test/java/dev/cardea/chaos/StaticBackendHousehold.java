package dev.cardea.chaos;

import dev.cardea.chaos.HttpCall.Draft;
import dev.cardea.chaos.Operation.Result;
import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// People of StaticBackend: sessions, passwords, and the user as a whole.
final class StaticBackendHousehold implements Household {

    private static final Pattern TEXT = Pattern.compile("^\"([^\"]+)\"");
    private static final Pattern ACCOUNT = Pattern.compile("\"accountId\":\"([^\"]+)\"");
    private static final Pattern USER = Pattern.compile("\"userId\":\"([^\"]+)\"");
    private static final int SESSIONS_OF_A_PERSON = 40;

    private final Client client;
    private final Secrets secrets;
    private Optional<Person> home = Optional.empty();
    private int sessionsOfHome = 0;

    /// @param epoch how many passwords came before; with each, all sessions end
    private record Person(String name, String account, String id, String password, int epoch) {

        String email() {
            return name + "@example.org";
        }

        /// What ends when the password is reset.
        String sessions() {
            return "sessions of " + name + " " + epoch;
        }

        Person with(String next) {
            return new Person(name, account, id, next, epoch + 1);
        }
    }

    private record Session(Credential credential, String text) {}

    StaticBackendHousehold(Client client, Secrets secrets) {
        this.client = client;
        this.secrets = secrets;
    }

    @Override
    public Optional<Case> next() {
        return atHome().flatMap(person -> switch (client.dice().below(12)) {
            case 0 -> reset(person);
            case 1 -> change(person);
            case 2 -> removal(person);
            default -> session(person);
        });
    }

    private Optional<Person> atHome() {
        if (home.isEmpty() || sessionsOfHome == SESSIONS_OF_A_PERSON) {
            home = register();
            sessionsOfHome = 0;
        }
        sessionsOfHome++;
        return home;
    }

    private Optional<Person> register() {
        String name = client.fresh("person");
        String password = client.fresh("password");
        String email = name + "@example.org";
        return client.ask(publicly("POST /register")
                        .json("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                        .done(200, "staticbackend: register"))
                .flatMap(session -> client.ask(me(Tokens.found(TEXT, session)).done(200, "staticbackend: who am I")))
                .map(me -> new Person(name, Tokens.found(ACCOUNT, me), Tokens.found(USER, me), password, 0));
    }

    /// One that ends with all the others.
    private Optional<Session> begin(Person person) {
        return begin(person, person.sessions());
    }

    /// One that a backend begins, as that costs no hash.
    private Optional<Session> begin(Person person, String diesWith) {
        String id = client.fresh("session");
        Call sudo = publicly("GET /sudogetauthtokenbyuserid/" + person.account() + "/" + person.id())
                .bearer(secrets.rootToken())
                .done(200, "staticbackend: begin session");
        return client.mint(sudo, id, diesWith, person.name()).map(body -> {
            String text = Tokens.found(TEXT, body);
            Call use = me(text).meaning("staticbackend: who am I", StaticBackendHousehold::isSession);
            return new Session(
                    new Credential(id, List.of(use, Tokens.introspect("staticbackend session", text, secrets))), text);
        });
    }

    private Optional<Case> session(Person person) {
        Optional<Session> kept = begin(person);
        return begin(person)
                .map(session -> new Case(
                        session.credential().id(),
                        List.of(Tokens.revoke("staticbackend: session, RFC 7009", session.text(), secrets)),
                        4,
                        List.of(session.credential()),
                        kept.map(Session::credential).stream().toList(),
                        _ -> {}));
    }

    private Optional<Case> reset(Person person) {
        Optional<Session> session = begin(person);
        Optional<String> code = client.ask(publicly("POST /password/send")
                .bearer(secrets.rootToken())
                .json("{\"email\":\"" + person.email() + "\"}")
                .done(200, "staticbackend: reset code"));
        if (session.isEmpty() || code.isEmpty()) {
            return Optional.empty();
        }
        Person after = person.with(client.fresh("password"));
        Call reset = publicly("POST /password/reset")
                .json("{\"email\":\"" + person.email() + "\",\"code\":\"" + Tokens.found(TEXT, code.get())
                        + "\",\"password\":\"" + after.password() + "\"}")
                .meaning("staticbackend: password reset", answer -> switch (answer.status()) {
                    case 200 -> Result.DONE;
                    case 400 -> Result.REFUSED;
                    default -> Result.UNEXPECTED;
                });
        return Optional.of(new Case(
                person.sessions(),
                List.of(reset),
                2,
                List.of(session.get().credential()),
                List.of(),
                result -> moveOn(after, result)));
    }

    private Optional<Case> change(Person person) {
        Optional<Session> session = begin(person);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Person after = person.with(client.fresh("password"));
        return begin(person, after.sessions())
                .map(
                        keeper -> { // the caller's own session stays
                            Call change = publicly("POST /user/changepw")
                                    .bearer(keeper.text())
                                    .json("{\"email\":\"" + person.email() + "\",\"oldPassword\":\"" + person.password()
                                            + "\",\"newPassword\":\"" + after.password() + "\"}")
                                    .done(200, "staticbackend: password change");
                            return new Case(
                                    person.sessions(),
                                    List.of(change),
                                    2,
                                    List.of(session.get().credential()),
                                    List.of(keeper.credential()),
                                    result -> moveOn(after, result));
                        });
    }

    private Optional<Case> removal(Person owner) {
        Optional<Session> ownersSession = begin(owner);
        String name = client.fresh("member");
        String email = name + "@example.org";
        Optional<String> list = ownersSession.flatMap(session -> client.ask(publicly("POST /account/users")
                        .bearer(session.text())
                        .json("{\"email\":\"" + email + "\",\"password\":\"" + client.fresh("password") + "\"}")
                        .done(200, "staticbackend: add user"))
                .flatMap(_ -> client.ask(
                        publicly("GET /account/users").bearer(session.text()).done(200, "staticbackend: list users"))));
        return list.flatMap(body -> {
            Pattern idOfMember =
                    Pattern.compile("\"id\":\"([^\"]+)\",\"accountId\":\"[^\"]+\",\"email\":\"" + email + "\"");
            Person member = new Person(name, owner.account(), Tokens.found(idOfMember, body), "", 0);
            Call remove = publicly("DELETE /account/users/" + member.id())
                    .bearer(ownersSession.orElseThrow().text())
                    .meaning("staticbackend: user removed", answer -> switch (answer.status()) {
                        case 200 -> Result.DONE;
                        case 404 -> Result.REFUSED;
                        default -> Result.UNEXPECTED;
                    });
            return begin(member)
                    .map(session -> new Case(
                            name,
                            List.of(remove),
                            4,
                            List.of(session.credential()),
                            List.of(ownersSession.orElseThrow().credential()),
                            _ -> {}));
        });
    }

    /// Whether the old or the new password holds is not known unless there was a good answer.
    private void moveOn(Person after, Result result) {
        home = result == Result.DONE ? Optional.of(after) : Optional.empty();
    }

    private Draft me(String session) {
        return publicly("GET /me").bearer(session);
    }

    private Draft publicly(String methodAndPath) {
        return HttpCall.of(methodAndPath).with("SB-PUBLIC-KEY: " + secrets.publicKey());
    }

    private static Result isSession(Answer answer) {
        if (answer.status() == 200) {
            return Result.DONE;
        }
        return answer.status() == 400 && answer.body().contains("invalid authentication token")
                ? Result.REFUSED
                : Result.UNEXPECTED;
    }
}
