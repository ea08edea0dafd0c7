package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Delivery;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterId;
import dev.cardea.core.LetterText;
import dev.cardea.core.NewLetter;
import dev.cardea.core.Policy;
import dev.cardea.core.TenantId;
import dev.cardea.flow.ShowLetters.Shown;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the mailbox of development mode has to show.
class ShowLettersTest {

    private final ManualClock clock = new ManualClock();

    @AutoClose
    private final OpenInstallation house;

    ShowLettersTest(@TempDir Path folder) {
        house = TestInstallation.in(folder, clock);
    }

    @Test
    void lettersOfAllTenantsAreShownNewestFirst() {
        LetterId first = written(tenant("acme"), "one");
        clock.advance(Duration.ofSeconds(1));
        LetterId second = written(tenant("other"), "two");

        assertThat(shown())
                .containsExactly(
                        new Shown(second, letter("two"), clock.instant()),
                        new Shown(first, letter("one"), clock.instant().minusSeconds(1)));
    }

    @Test
    void noMoreThanTheNewestHundredAreShown() {
        TenantId tenant = tenant("acme");
        for (int i = 1; i <= 101; i++) {
            written(tenant, "letter " + i);
        }

        List<Shown> shown = shown();

        assertThat(shown).hasSize(100);
        assertThat(shown.getFirst().letter().subject()).isEqualTo("letter 101");
        assertThat(shown.getLast().letter().subject()).isEqualTo("letter 2");
    }

    @Test
    void whatWasSentHasNoContentToShow() {
        LetterId id = written(tenant("acme"), "one");
        house.store().write(tx -> tx.outbox().note(id, new Delivery.Sent(clock.instant())));

        assertThat(shown()).isEmpty();
    }

    @Test
    void aLetterIsShownEvenAfterItHasOutlivedItsUse() {
        written(tenant("acme"), "one");
        clock.advance(Duration.ofDays(3));

        assertThat(shown()).hasSize(1);
    }

    private List<Shown> shown() {
        return house.flows().people().showLetters().run();
    }

    private TenantId tenant(String organisation) {
        TenantRef ref = new TenantRef(organisation, Environment.DEV);
        return got(house.operations().createTenant().run(ref, Policy.DEFAULT)).id();
    }

    private LetterId written(TenantId tenant, String subject) {
        NewLetter letter = new NewLetter(
                tenant,
                house.envelopes().close(tenant, letter(subject)),
                clock.instant(),
                clock.instant().plusSeconds(900));
        return house.store().write(tx -> tx.outbox().add(letter));
    }

    private static Letter letter(String subject) {
        Email to = Email.parse("ann@t.co").orElseThrow();
        return new Letter(Optional.empty(), to, subject, new LetterText("<p>Hi</p>", "Hi"));
    }
}
