package dev.cardea.api.staticbackend;

import static dev.cardea.testing.TestServer.got;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.LinkPrefix;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Tenant;
import dev.cardea.flow.ImportedUser;
import dev.cardea.flow.RootToken;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How operators make and fill apps, and a real mail server that takes their mail.
final class Production implements AutoCloseable {

    private static final String ADMINISTRATOR = "admin@app.test";
    private static final String PASSWORD = "the administrator chose this";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final AtomicInteger apps = new AtomicInteger();

    Production() {
        mail.start();
    }

    /// A server as operators run it, not started yet.
    TestServer.Shape shape(Path folder) {
        return TestServer.shaped(folder).withMail(mail.getSmtp().getPort());
    }

    /// Makes an app with the policy that `tenant create` gives it, whose links may begin with
    /// [StaticBackendFixture#DEFAULT_LINK], and with a user of role 100.
    Keys createApp(TestServer server) {
        return create(
                server, Policy.DEFAULT.withLinkPrefixes(List.of(new LinkPrefix(StaticBackendFixture.DEFAULT_LINK))));
    }

    /// Makes one more app on the server, another one each time, in either mode. Any password will do there.
    Keys createAnotherApp(TestServer server) {
        return create(server, Policy.DEFAULT.withPasswords(new PasswordRule(1, false)));
    }

    private Keys create(TestServer server, Policy policy) {
        TenantRef ref = new TenantRef("app-" + apps.incrementAndGet(), Environment.PRODUCTION);
        Tenant tenant = got(server.operations().createTenant().run(ref, policy.withDoors(EnumSet.allOf(Door.class))));
        RootToken root = got(server.operations().createRootToken().run(ref, ADMINISTRATOR));
        Keys keys = new Keys(tenant.publicKey().text(), root.secret(), ADMINISTRATOR, PASSWORD);
        choosePassword(server, keys);
        return keys;
    }

    /// As an administrator does it who was given the keys.
    private static void choosePassword(TestServer server, Keys keys) {
        Answer code = post(server, keys, "/password/send", "{\"email\":\"" + ADMINISTRATOR + "\"}");
        post(
                server,
                keys,
                "/password/reset",
                "{\"email\":\"" + ADMINISTRATOR + "\",\"code\":" + code.body() + ",\"password\":\"" + PASSWORD + "\"}");
    }

    private static Answer post(TestServer server, Keys keys, String path, String body) {
        try (RawClient client = RawClient.to(server.port())) {
            Answer answer = client.send("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nSB-PUBLIC-KEY: "
                    + keys.publicKey() + "\r\nAuthorization: Bearer " + keys.rootToken() + "\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body);
            if (answer.status() != 200) {
                throw new AssertionError(path + " answered " + answer);
            }
            return answer;
        }
    }

    /// What was sent so far, the newest first.
    List<Letter> letters() {
        List<Letter> letters = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            letters.addFirst(letter(message));
        }
        return letters;
    }

    private static Letter letter(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Letter(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"),
                    parts.getBodyPart(1).getContent().toString().replace("\r\n", "\n"));
        } catch (MessagingException e) {
            throw new AssertionError("a letter that cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Imports a row of `sb_tokens` (contract staticbackend.md §4.1) into the app, in either mode.
    ///
    /// @param row a JSON object with the columns' names
    static void importUser(TestServer server, String publicKey, String row) {
        JsonNode columns = JsonMapper.shared().readTree(row);
        ImportedUser user = new ImportedUser(
                Optional.of(UUID.fromString(columns.path("id").asString())),
                Optional.of(UUID.fromString(columns.path("account_id").asString())),
                columns.path("email").asString(),
                Optional.of(columns.path("password").asString()),
                columns.path("role").asInt(),
                Optional.of(Instant.parse(columns.path("created").asString())));
        Tenant tenant = server.operations().listTenants().run().stream()
                .filter(known -> known.publicKey().equals(new PublicKey(publicKey)))
                .findFirst()
                .orElseThrow();
        TenantRef ref = new TenantRef(tenant.organisation(), tenant.environment());
        got(server.operations().importUsers().run(ref, List.of(user))).forEach(TestServer::got);
    }

    @Override
    public void close() {
        mail.stop();
    }
}
