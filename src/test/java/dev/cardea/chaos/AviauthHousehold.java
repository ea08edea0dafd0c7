package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Result;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// People of Aviauth: sign-ins through clients, access tokens, refresh tokens that rotate.
final class AviauthHousehold implements Household {

    private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");
    private static final Pattern LINES = Pattern.compile("(?s)^[^\\n]+\\n([^\\n]+)\\n");
    private static final int REFRESHES_OF_A_SIGN_IN = 30;

    private final Client client;
    private final Secrets secrets;
    private Optional<Person> person = Optional.empty();
    private Optional<SignIn> home = Optional.empty();
    private int refreshesOfHome = 0;

    private record Person(String email, String password) {}

    private record Application(String id, String secret) {

        String form() {
            return "&client_id=" + id + "&client_secret=" + secret;
        }
    }

    /// @param id ends all its tokens
    private record SignIn(
            String id,
            Application through,
            Credential refresh,
            String refreshText,
            Credential access,
            String accessText) {}

    AviauthHousehold(Client client, Secrets secrets) {
        this.client = client;
        this.secrets = secrets;
    }

    @Override
    public Optional<Case> next() {
        return switch (client.dice().below(12)) {
            case 0 -> leave().flatMap(this::signOut);
            case 1 -> leave().flatMap(this::reuse);
            case 2 -> application();
            default -> atHome().flatMap(this::accessToken);
        };
    }

    /// A sign-in that is there for longer.
    private Optional<SignIn> atHome() {
        if (home.isEmpty() || refreshesOfHome == REFRESHES_OF_A_SIGN_IN) {
            home = signIn(main());
            refreshesOfHome = 0;
        }
        refreshesOfHome++;
        return home;
    }

    /// The one that was there for longer, for the last time.
    private Optional<SignIn> leave() {
        Optional<SignIn> left = atHome();
        home = Optional.empty();
        return left;
    }

    private Optional<SignIn> signIn(Application through) {
        if (person.isEmpty()) {
            Person fresh = new Person(client.fresh("avi") + "@example.org", client.fresh("password"));
            person = client.ask(HttpCall.of("POST /latest/users/register/")
                            .form("email=" + fresh.email() + "&password=" + fresh.password() + main().form())
                            .done(201, "aviauth: register"))
                    .map(_ -> fresh);
        }
        String id = client.fresh("sign-in");
        String refreshId = client.fresh("refresh");
        return person.flatMap(who -> client.mint(
                        HttpCall.of("POST /latest/auth/token")
                                .form("username=" + who.email() + "&password=" + who.password() + through.form())
                                .done(200, "aviauth: sign in"),
                        refreshId,
                        id,
                        through.id()))
                .map(body -> signIn(id, refreshId, through, body));
    }

    /// Both tokens come from one answer; the access token outlives the refresh token.
    private SignIn signIn(String id, String refreshId, Application through, String body) {
        String refresh = Tokens.found(REFRESH, body);
        String access = Tokens.found(ACCESS, body);
        String accessId = client.fresh("access");
        client.minted("aviauth: with a refresh token", accessId, id, through.id());
        return new SignIn(
                id,
                through,
                new Credential(refreshId, List.of(Tokens.introspect("aviauth refresh", refresh, secrets))),
                refresh,
                access(accessId, access),
                access);
    }

    private Credential access(String id, String text) {
        Call profile = HttpCall.of("GET /latest/users/profile").bearer(text).done(200, "aviauth: profile");
        return new Credential(id, List.of(profile, Tokens.introspect("aviauth access", text, secrets)));
    }

    /// Made by a refresh: so the refresh token before it must be dead, too.
    private Optional<Case> accessToken(SignIn signIn) {
        return refreshed(signIn).map(next -> {
            Call ending = client.dice().oneIn(2)
                    ? revoke("aviauth: access token", next.accessText(), next.through())
                    : Tokens.revoke("aviauth: access token, RFC 7009", next.accessText(), secrets);
            home = Optional.of(next);
            return new Case(
                    next.access().id(),
                    List.of(ending),
                    4,
                    List.of(next.access(), signIn.refresh()),
                    List.of(next.refresh()),
                    _ -> {});
        });
    }

    private Optional<Case> signOut(SignIn signIn) {
        Call ending = client.dice().oneIn(2)
                ? revoke("aviauth: sign-in", signIn.refreshText(), signIn.through())
                : Tokens.revoke("aviauth: sign-in, RFC 7009", signIn.refreshText(), secrets);
        return Optional.of(new Case(
                signIn.id(), List.of(ending), 4, List.of(signIn.refresh(), signIn.access()), List.of(), _ -> {}));
    }

    /// A refresh token that was used, and whose successor was used too, ends the sign-in. Asked a second time, a node
    /// says the same of a sign-in that has ended already: so it is asked once.
    private Optional<Case> reuse(SignIn signIn) {
        return refreshed(signIn).flatMap(this::refreshed).map(latest -> {
            HttpCall again = (HttpCall) refresh(signIn, "aviauth: reuse of a refresh token");
            Call ending = new HttpCall(
                    again.kind(), again.request(), answer -> answer.status() == 401 ? Result.DONE : Result.UNEXPECTED);
            return new Case(
                    signIn.id(), List.of(ending), 1, List.of(latest.refresh(), latest.access()), List.of(), _ -> {});
        });
    }

    private Optional<Case> application() {
        String id = client.fresh("application");
        Call create = new CommandCall("client create", ("client create --id " + id + Fleet.TENANT_OPTIONS).split(" "));
        Call end = new CommandCall("client revoke", ("client revoke " + id + Fleet.TENANT_OPTIONS).split(" "));
        return client.ask(create)
                .flatMap(said -> signIn(new Application(id, Tokens.found(LINES, said))))
                .map(signIn ->
                        new Case(id, List.of(end), 4, List.of(signIn.refresh(), signIn.access()), List.of(), _ -> {}));
    }

    /// The same sign-in with its next tokens. Where no good answer came, the old refresh token may be dead.
    private Optional<SignIn> refreshed(SignIn signIn) {
        String refreshId = client.fresh("refresh");
        Optional<String> body = client.trade(
                signIn.refresh().id(),
                refresh(signIn, "aviauth: rotation"),
                refreshId,
                signIn.id(),
                signIn.through().id());
        if (body.isEmpty()) {
            home = Optional.empty();
        }
        return body.map(text -> signIn(signIn.id(), refreshId, signIn.through(), text));
    }

    private Call refresh(SignIn signIn, String kind) {
        return HttpCall.of("POST /latest/auth/token")
                .form("grant_type=refresh_token&refresh_token=" + signIn.refreshText()
                        + signIn.through().form())
                .done(200, kind);
    }

    private static Call revoke(String kind, String token, Application through) {
        return HttpCall.of("POST /latest/auth/revoke")
                .form("token=" + token + through.form())
                .done(200, kind);
    }

    private Application main() {
        return new Application(secrets.clientId(), secrets.clientSecret());
    }
}
