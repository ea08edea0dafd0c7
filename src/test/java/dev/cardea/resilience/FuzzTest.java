package dev.cardea.resilience;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.core.TokenKind;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Request lines, headers and bodies that nobody in their right mind would send: never a 500, never a hang,
/// never an answer in another shape, and the server goes on for everybody else.
///
/// `-Dfuzz.seed=…` has a run again, though threads take turns as they like; a failure shows its bytes, which
/// `RawClient.send` takes as they are. `-Dfuzz.inputs=…` makes it longer.
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final int WORKERS = 12;

    @TempDir
    Path folder;

    @Test
    void nothingThatIsSentBreaksTheServerOrItsManners() throws InterruptedException {
        TestServer server = TestServer.shaped(folder).development().start();
        TenantRef tenant = server.tenant("A", Environment.STAGING, FuzzedTokens.API_KEY);
        got(server.operations()
                .importSigningKey()
                .run(tenant, TokenKind.POINT_ACCESS, FuzzedTokens.SIGNING_KEY, false));
        Campaign campaign = new Campaign(server.port(), SEED, INPUTS);
        List<String> complaints;
        try (server) {
            campaign.run(WORKERS);
            complaints = campaign.complaints();
        }
        IO.println("fuzzed with -Dfuzz.seed=" + SEED + ": " + campaign.dealtWith() + " inputs, " + campaign.statuses());

        assertThat(complaints).as("seed %d", SEED).isEmpty();
        assertThat(campaign.breakdowns()).as("seed %d", SEED).isEmpty();
        assertThat(campaign.dealtWith()).isGreaterThanOrEqualTo(INPUTS);
        assertThat(server.answered())
                .allMatch(answer -> answer.status() < 500 || answer.family().equals("queryserver"), "in order");
        assertThat(campaign.statuses())
                .as("what the inputs reach")
                .containsKeys(200, 201, 204, 400, 401, 403, 404, 405, 413, 414, 415, 421, 422, 431);
    }
}
