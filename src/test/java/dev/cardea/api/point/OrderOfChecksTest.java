package dev.cardea.api.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a request that is wrong in several ways at once (contract point.md §4.9): each request here is what
/// the one before it was, with its first fault mended.
class OrderOfChecksTest {

    private static final String NOWHERE = "Host: nowhere.example\r\n";
    private static final String STAGING = "Host: staging.sdk.point.test\r\n";
    private static final String KEY = "Authorization: Bearer akA\r\n";
    private static final String TEXT = "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi";

    @AutoClose
    private final TestServer server;

    OrderOfChecksTest(@TempDir Path folder) {
        server = TestServer.in(folder);
        server.tenant("A", Environment.STAGING, "akA");
    }

    @Test
    void framingThenHostThenRouteThenMethodThenCredentialThenIdThenBody() {
        assertThat(status("PUT /users/%ff/x", NOWHERE + "Expect: foo\r\n" + TEXT))
                .isEqualTo(400);
        assertThat(status("PUT /users/%ff/x", NOWHERE + "Content-Length: 20000\r\n\r\n" + "x".repeat(20_000)))
                .isEqualTo(413);
        assertThat(status("PUT /users/%ff/x", NOWHERE + TEXT)).isEqualTo(421);
        assertThat(status("PUT /%75sers/%ff/x", NOWHERE + TEXT)).isEqualTo(421);
        assertThat(status("PUT /users/%ff/x", STAGING + TEXT)).isEqualTo(404);
        assertThat(status("PUT /users/%ff", STAGING + TEXT)).isEqualTo(405);
        assertThat(status("POST /users/%ff", STAGING + TEXT)).isEqualTo(401);
        assertThat(status("POST /users/%ff", STAGING + KEY + TEXT)).isEqualTo(400);
        assertThat(status("POST /users/u-1", STAGING + KEY + TEXT)).isEqualTo(415);
        assertThat(status("POST /users/u-1", STAGING + KEY + "Content-Length: 2\r\n\r\n{}"))
                .isEqualTo(200);
    }

    @Test
    void whatNobodyOwnsIsNotFoundOnAnyHost() {
        assertThat(status("GET /nothing", NOWHERE + "\r\n")).isEqualTo(404);
    }

    @Test
    void aDeactivatedUserIsNotMadeAgain() {
        assertThat(status("POST /users/u-1", STAGING + KEY + "\r\n")).isEqualTo(200);
        TestServer.got(server.operations().setUserActive().run(new TenantRef("A", Environment.STAGING), "u-1", false));

        assertThat(status("POST /users/u-1", STAGING + KEY + "\r\n")).isEqualTo(409);
        assertThat(status("GET /organizations/users/u-1", STAGING + KEY + "\r\n"))
                .isEqualTo(404);
    }

    private int status(String line, String rest) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(line + " HTTP/1.1\r\n" + rest).status();
        }
    }
}
