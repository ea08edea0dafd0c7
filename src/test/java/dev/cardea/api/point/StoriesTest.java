package dev.cardea.api.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole stories of customers, from contract point.md §6.J.
class StoriesTest {

    private static final String HOST = "Host: staging.sdk.point.test\r\n";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void open() {
        server = TestServer.in(folder);
        server.tenant("A", Environment.STAGING, "akA");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aCustomerOfVersionOneRevokesWithTheTokenAsItWasReturned() {
        String id = text(send("POST /users/u-1", "akA").body(), "id");
        String token = text(
                send("POST /users/" + id.replace("|", "%7C") + "/access_token", "akA")
                        .body(),
                "token");
        String bare = token.substring("Bearer ".length());

        Answer first = send("DELETE /organizations/users/" + id + "/access_token/" + bare, bare);
        Answer again = send("DELETE /organizations/users/" + id + "/access_token/" + bare, bare);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{}");
        assertThat(again.status()).isEqualTo(401);
    }

    private Answer send(String line, String bearer) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(line + " HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + bearer + "\r\n\r\n");
        }
    }

    private static String text(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
        return matcher.group(1);
    }
}
