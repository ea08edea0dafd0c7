package dev.cardea.api.queryserver;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Policy;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which tenant is meant where a request carries none (decision 3).
class NoTenantTest {

    private static final TenantRef A = new TenantRef("a", Environment.PRODUCTION);
    private static final TenantRef B = new TenantRef("b", Environment.PRODUCTION);

    @TempDir
    Path folder;

    @Test
    void withoutAUsualTenantNothingIsFound() {
        try (TestServer server = TestServer.in(folder)) {
            Policy policy =
                    Policy.DEFAULT.withDoors(EnumSet.allOf(Door.class)).withPasswords(new PasswordRule(1, false));
            got(server.operations().createTenant().run(A, policy));
            got(server.operations().addAdministrator().run(A, "admin", "admin"));

            for (Spelling spelling : Spelling.values()) {
                Expect.notFound(send(
                        server, "POST " + spelling.path + "/value", "{\"email\":\"admin\",\"password\":\"admin\"}"));
                Expect.notFound(send(server, "POST " + spelling.path + "/value", ""));
                Expect.unauthorized(send(server, "GET " + spelling.path, ""));
            }
        }
    }

    @Test
    void aHostNamesATenant() {
        QueryServerSettings settings = new QueryServerSettings(Map.of("b.example", B), Optional.of(A));

        for (String host : List.of("b.example", "B.Example:8080", "b.example:", "b.example.", "b.example.:80")) {
            assertThat(settings.tenant(host)).as(host).contains(B);
        }
        for (String host : List.of("", "a.example", "x.b.example", ".", "[::1]:80", ":80")) {
            assertThat(settings.tenant(host)).as(host).contains(A);
        }
        assertThat(QueryServerSettings.DEFAULT.tenant("b.example")).isEmpty();
    }

    private static Answer send(TestServer server, String line, String body) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(
                    line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }
}
