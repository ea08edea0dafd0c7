package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.ApiKeyId;
import dev.cardea.core.Change;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who revokes what is revoked already is answered the same, and so has to be sure of the same: all nodes hear of it once
/// more. Whoever revoked it first may still be waiting for them (decision 19, R1).
class SecondRevocationTest {

    @TempDir
    Path folder;

    private final List<Change> heard = Collections.synchronizedList(new ArrayList<>());
    private OpenInstallation house;
    private Backend backend;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, new ManualClock());
        backend = Backend.joining(house, "acme", Environment.STAGING);
        backend.create("ada");
        house.store().listen(heard::addAll);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void ofAnAccessTokenByItsPath() {
        String token = backend.mint("ada");
        ExternalId ada = new ExternalId("ada");
        revokesTwice(
                () -> got(house.flows().revokeAccess().run(backend.caller(), ada, token)),
                Change.of(backend.row("ada").id()));
    }

    @Test
    void ofAnAccessTokenByRevocation() {
        String token = backend.mint("ada");
        revokesTwice(
                () -> house.flows().revokeToken().run(backend.tenant(), token),
                Change.of(backend.row("ada").id()));
    }

    @Test
    void ofWhatIsNoTokenAnyMore() {
        String forged = backend.mint("ada") + "x";
        revokesTwice(() -> house.flows().revokeToken().run(backend.tenant(), forged), Change.place());
    }

    @Test
    void ofAnApiKey() {
        ApiKeyId key = got(house.operations().createApiKey().run(backend.ref(), "second"))
                .key()
                .id();
        revokesTwice(() -> got(house.operations().revokeApiKey().run(key)), Change.of(key));
    }

    @Test
    void ofAUser() {
        revokesTwice(
                () -> got(house.operations().setUserActive().run(backend.ref(), "ada", false)),
                Change.of(backend.row("ada").id()));
    }

    @Test
    void ofSomebodyElsesToken() {
        backend.create("grace");
        String token = backend.mint("grace");
        house.flows().revokeToken().run(backend.tenant(), token);
        heard.clear();
        got(house.flows().revokeAccess().run(backend.caller(), new ExternalId("ada"), token));

        assertThat(heard).contains(Change.of(backend.row("grace").id()));
    }

    private void revokesTwice(Runnable revoke, Change change) {
        revoke.run();
        assertThat(heard).map(Change::whole).contains(change);
        heard.clear();
        revoke.run();

        assertThat(heard).contains(change);
    }
}
