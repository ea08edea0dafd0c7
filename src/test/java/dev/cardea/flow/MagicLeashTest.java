package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Done;
import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.LetterText;
import dev.cardea.core.Markup;
import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import dev.cardea.crypto.MasterVault;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The leash of magic links (decision 18) is looked at before anything costly is done.
class MagicLeashTest {

    private static final String ANN = "ann@example.org";

    @TempDir
    Path folder;

    @Test
    void aRequestTooManyReducesNoMarkup() {
        ManualClock clock = new ManualClock();
        AtomicInteger reduced = new AtomicInteger();
        Markup markup = (body, link, _) -> {
            reduced.incrementAndGet();
            return new LetterText(body, link);
        };
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Tenant tenant = got(house.operations()
                    .createTenant()
                    .run(
                            new TenantRef("A", Environment.PRODUCTION),
                            Policy.DEFAULT.withDoors(EnumSet.of(Door.STATICBACKEND))));
            got(house.flows().people().register().run(tenant, ANN, "a password of ann's"));
            Random dice = new Random(11);
            SendMagicLink send = new SendMagicLink(
                    house.store(),
                    new MasterVault(TestInstallation.MASTER, dice),
                    markup,
                    new Mint(dice),
                    MailRules.development("666333"),
                    clock);
            MagicLink request = new MagicLink("", "", ANN, "", "[link]", "https://app.example/");

            for (int i = 0; i < 8; i++) {
                assertThat(send.run(tenant, request)).isEqualTo(Outcome.ok(Done.DONE));
            }
            assertThat(reduced).hasValue(5);

            clock.advance(Duration.ofHours(1));
            send.run(tenant, request);
            assertThat(reduced).hasValue(6);
        }
    }
}
