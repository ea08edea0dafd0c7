package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.cardea.http.Answered;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// No address, password, token or code reaches a log, whatever becomes of the request.
class LogsTest {

    private static final String ADDRESS = "ada4711@example.org";
    private static final String PASSWORD = "password-4711";
    private static final String ROOT = "Authorization: Bearer " + Keys.DEVELOPMENT.rootToken();

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private TestServer server;

    @BeforeEach
    void listen() {
        server = TestServer.shaped(folder).development().start();
        logged.start();
        root().addAppender(logged);
    }

    @AfterEach
    void listenNoLonger() {
        root().detachAppender(logged);
        server.close();
    }

    @Test
    void whatIsLoggedTellsNothing() {
        String token = Expect.token(ask("POST /register", credentials(ADDRESS, PASSWORD)));
        String session = "Authorization: Bearer " + token;
        ask("POST /register", credentials(ADDRESS, PASSWORD));
        ask("POST /login", credentials(ADDRESS, PASSWORD));
        ask("POST /login", credentials(ADDRESS, "password-4711-wrong"));
        ask("GET /email?e=" + ADDRESS, "");
        ask("GET /me?token=" + token, "", session);
        ask("GET /me", "", "Authorization: Basic " + token);
        ask("GET /me", "", session + "4711");
        ask("GET /password/resetcode?e=" + ADDRESS, "", ROOT);
        String code = Expect.rootJson(ask("POST /password/send", "{\"email\":\"" + ADDRESS + "\"}", ROOT))
                .asString();
        ask("POST /password/reset", "{\"email\":\"%s\",\"code\":\"4711\",\"password\":\"4711\"}".formatted(ADDRESS));
        ask(
                "POST /login/magic",
                "{\"email\":\"%s\",\"link\":\"https://x.co/4711\",\"body\":\"4711 [link]\"}".formatted(ADDRESS));
        ask("GET /login/magic?code=471147&email=" + ADDRESS, "");
        ask("POST /account/users", credentials("bob4711@example.org", PASSWORD), session);
        ask("DELETE /account/users/4711", "", session);
        ask("GET /sudogettoken/4711", "", ROOT);
        ask("GET /" + ADDRESS + "/" + token + "?" + code, "", session);
        ask("POST /login", "{\"email\":\"" + ADDRESS);
        server.close(); // after which all has been told

        assertThat(server.answered()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(told()).doesNotContain("4711", "eyJ", token, code, Keys.DEVELOPMENT.rootToken());
    }

    @Test
    void whatIsLoggedOfACrashTellsNothingEither() {
        String token = Expect.token(ask("POST /register", credentials(ADDRESS, PASSWORD)));
        server.closeStore();

        ask("POST /register", credentials("bob4711@example.org", PASSWORD));
        ask("POST /login", credentials(ADDRESS, PASSWORD));
        ask("GET /account/users", "", "Authorization: Bearer " + token);
        ask("POST /password/send", "{\"email\":\"" + ADDRESS + "\"}", ROOT);
        ask("GET /login/magic?code=471147&email=" + ADDRESS, "");
        server.close();

        assertThat(server.answered()).extracting(Answered::status).anyMatch(status -> status >= 500);
        assertThat(told()).doesNotContain("4711", "eyJ", token, Keys.DEVELOPMENT.rootToken());
    }

    private String told() {
        return server.answered() + "\n"
                + logged.list.stream().map(LogsTest::whole).toList();
    }

    private Answer ask(String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line + " HTTP/1.1\r\nHost: x\r\nSB-PUBLIC-KEY: dev_memory_pk\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(text + "\r\n" + body);
        }
    }

    private static String whole(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + event.getKeyValuePairs()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
