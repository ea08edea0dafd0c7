package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.bearer;
import static dev.cardea.api.staticbackend.StaticBackendFixture.payload;
import static dev.cardea.api.staticbackend.StaticBackendFixture.publicKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who is asking: contract staticbackend.md §7, cases 21 to 30, and §2.0. Case 27 is in `AsTimePassesTest`.
@BothModes
class SessionTest {

    private static final String UNVERIFIED = "error validating auth key: ";

    private final StaticBackendFixture app;

    SessionTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 21
    @Test
    void whoIsSignedInIsToldInTheseBytes() {
        Person owner = app.owner();

        String id = payload(owner.token()).path("token").asString().split("\\|", 2)[0];
        Answer list = app.ask("GET /account/users", owner.key());
        Set<String> accounts = Expect.json(list).values().stream()
                .map(user -> user.path("accountId").asString())
                .collect(Collectors.toSet());
        assertThat(accounts).containsExactly(owner.account());
        Expect.json(
                app.me(owner.token()),
                "{\"accountId\":\"%s\",\"userId\":\"%s\",\"email\":\"%s\",\"role\":50}"
                        .formatted(owner.account(), id, owner.email()));
    }

    // 22
    @Test
    void whoSaysNothingIsAskedWho() {
        Expect.refused(app.ask("GET /me"), 401, "missing authorization HTTP header");
        Expect.refused(app.ask("GET /me", "Authorization:"), 401, "missing authorization HTTP header");
    }

    // 23
    @Test
    void anotherSchemeIsRepeatedToTheCaller() {
        Expect.refused(
                app.ask("GET /me", "Authorization: Basic abc"),
                400,
                "invalid authorization HTTP header, should be: Bearer your-token, but we got Basic abc");
    }

    // 24
    @Test
    void theSchemeIsReadCaseSensitively() {
        Expect.refusedBeginning(
                app.ask("GET /me", "Authorization: bearer " + app.owner().token()),
                400,
                "invalid authorization HTTP header");
    }

    // §2.0
    @Test
    void twoSpacesBreakTheToken() {
        Expect.refusedBeginning(
                app.ask("GET /me", "Authorization: Bearer  " + app.owner().token()), 400, UNVERIFIED);
    }

    // 25
    @Test
    void whatIsNoTokenIsNotVerified() {
        Expect.refusedBeginning(app.me("abc"), 400, UNVERIFIED);
        Expect.refusedBeginning(app.me("a.b.c"), 400, UNVERIFIED);
        Expect.refusedBeginning(app.me("..."), 400, UNVERIFIED);
    }

    // 26
    @Test
    void aTokenWithAnotherSignatureIsNotVerified() {
        String token = app.owner().token();
        String start = token.substring(0, token.length() - 3);

        Expect.refusedBeginning(
                app.me(start + (token.startsWith("AA", start.length()) ? "zzA" : "AAA")), 400, UNVERIFIED);
        Expect.refusedBeginning(app.me(start), 400, UNVERIFIED);
    }

    // §3.1: the real server takes any algorithm's name for HMAC-SHA-256
    @Test
    void aTokenThatSaysItNeedsNoSignatureIsNotVerified() {
        String[] parts = app.owner().token().split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(UTF_8));

        Expect.refusedBeginning(app.me(none + "." + parts[1] + "."), 400, UNVERIFIED);
        Expect.refusedBeginning(app.me(none + "." + parts[1] + "." + parts[2]), 400, UNVERIFIED);
    }

    // 28, both ways
    @Test
    void aTokenIsGoodInItsOwnAppOnly() {
        Keys another = app.anotherApp();
        Person owner = app.owner();
        String there = Expect.token(app.sendWith(
                StaticBackendFixture.credentials(owner.email(), owner.password()),
                "POST /register",
                publicKey(another.publicKey())));

        Expect.deadToken(app.send("GET /me", publicKey(another.publicKey()), owner.key()));
        Expect.deadToken(app.me(there));
        Expect.json(app.me(owner.token()));
        Expect.json(app.send("GET /me", publicKey(another.publicKey()), bearer(there)));
    }

    // §5.4: the real server writes into the other app
    @Test
    void aTokenOfAnotherAppAddsNobody() {
        Keys another = app.anotherApp();
        Person owner = app.owner();
        String body = StaticBackendFixture.credentials(app.address("x"), app.password("x"));

        Expect.deadToken(app.sendWith(body, "POST /account/users", publicKey(another.publicKey()), owner.key()));
    }

    // 29
    @Test
    void aRootTokenIsNoSession() {
        Expect.refusedBeginning(app.me("safe-to-use-in-dev-root-token"), 400, UNVERIFIED);
        Expect.refusedBeginning(app.me(app.rootToken()), 400, UNVERIFIED);
    }

    // 30
    @Test
    void aSessionSurvivesARestart(@TempDir Path another) {
        try (StaticBackendFixture restarted = new StaticBackendFixture(app.mode(), another)) {
            Person owner = restarted.owner();
            Person member = restarted.member(owner);
            Expect.json(restarted.ask("DELETE /account/users/" + member.id(), owner.key()), "true");

            restarted.restart();

            Expect.json(restarted.me(owner.token()));
            Expect.deadToken(restarted.me(member.token()));
            Expect.token(restarted.login(owner.email(), owner.password()));
            restarted.admin();
            restarted.resetCode(owner.email());
        }
    }

    // §2.0: only root endpoints read it
    @Test
    void aSessionInACookieIsNotRead() {
        Expect.refused(
                app.ask("GET /me", "Cookie: token=" + app.owner().token()), 401, "missing authorization HTTP header");
    }

    // §5.4: the role is read fresh
    @Test
    void aChangedRoleIsSeenAtOnce() {
        Person owner = app.owner();
        Person member = app.member(owner);

        String body = "{\"email\":\"" + member.email() + "\",\"role\":50}";
        Expect.json(app.askWith(body, "POST /setrole", owner.key()), "true");

        JsonNode me = Expect.json(app.me(member.token()));
        assertThat(me.path("role").asInt()).isEqualTo(50);
        assertThat(me.path("userId").asString()).isEqualTo(member.id());
    }
}
