package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Delivery;
import dev.cardea.core.LetterId;
import dev.cardea.core.NewLetter;
import dev.cardea.core.Sealed;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliMailTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void lettersAreListedWithoutTheirContent() {
        Site site = new Site(folder.resolve("data"));
        site.say("tenant create acme --env dev");
        site.inStore(CliMailTest::post);

        assertThat(site.say("mail list")).isEqualTo(Site.Said.done("""
                        NUMBER  TENANT    STATE    ATTEMPTS  CREATED               NEXT TRY              FINISHED              TROUBLE
                        3       acme@dev  failed   0         2026-11-21T10:00:00Z  -                     2026-11-21T10:00:02Z  550 5.1.1 to RCPT
                        2       acme@dev  sent     0         2026-11-21T10:00:00Z  -                     2026-11-21T10:00:01Z  -
                        1       acme@dev  waiting  0         2026-11-21T10:00:00Z  2026-11-21T10:00:00Z  -                     -"""));
        assertThat(site.say("mail list --json").out())
                .startsWith(
                        "{\"letters\":[{\"number\":3,\"tenant\":\"acme\",\"environment\":\"dev\",\"state\":\"failed\","
                                + "\"attempts\":0,\"created\":\"2026-11-21T10:00:00Z\",\"next_try\":null,"
                                + "\"finished\":\"2026-11-21T10:00:02Z\",\"trouble\":\"550 5.1.1 to RCPT\"},")
                .doesNotContain("sealed");
    }

    private static boolean post(Store store) {
        return store.write(tx -> {
            Tenant acme = tx.tenants().all().getFirst();
            NewLetter letter =
                    new NewLetter(acme.id(), new Sealed(new byte[] {1, 2, 3}), NOW, NOW.plus(Duration.ofHours(1)));
            tx.outbox().add(letter);
            LetterId sent = tx.outbox().add(letter);
            LetterId failed = tx.outbox().add(letter);
            return tx.outbox().note(sent, new Delivery.Sent(NOW.plusSeconds(1)))
                    && tx.outbox().note(failed, new Delivery.Failed(NOW.plusSeconds(2), "550 5.1.1 to RCPT"));
        });
    }
}
