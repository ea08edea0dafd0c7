package dev.cardea.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.cardea.core.Email;
import dev.cardea.core.LetterId;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.OutboxLetter.State;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// From the outbox to a mail server, over real connections.
class PostmanTest extends MailFixture {

    @Test
    void aLetterArrivesOnce() throws Exception {
        GreenMail server = mailServer("smtp", 0);
        Postman postman = postman(smtp(server.getSmtp().getPort()));
        LetterId id = posted(ADA);
        postman.wake();

        OutboxLetter sent = awaitState(id, State.SENT);

        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(sent.finished()).contains(clock.instant());
        assertThat(sent.sealed()).isEmpty();
        clock.advance(Duration.ofDays(1));
        LetterId later = posted(ADA);
        awaitState(later, State.SENT);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aServerThatWasDownGetsTheLetterWhenItIsBack() throws Exception {
        GreenMail down = mailServer("smtp", 0);
        int port = down.getSmtp().getPort();
        down.stop();
        Postman postman = postman(smtp(port));
        LetterId id = posted(ADA);

        OutboxLetter tried = awaitTrouble(id, 1);
        assertThat(tried.trouble()).contains("cannot connect to localhost:" + port);
        assertThat(tried.nextTry()).isEqualTo(clock.instant().plusSeconds(5));
        clock.advance(Duration.ofSeconds(5));
        postman.wake();
        assertThat(awaitTrouble(id, 2).nextTry()).isEqualTo(clock.instant().plusSeconds(15));

        GreenMail up = mailServer("smtp", port);
        clock.advance(Duration.ofSeconds(15));
        postman.wake();
        assertThat(awaitState(id, State.SENT).attempts()).isEqualTo(3);
        assertThat(up.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aLetterThatOutlivesItsUseIsGivenUp() {
        Postman postman = postman((_, _) -> new Carrier.Result.NotNow("451 to RCPT"));
        LetterId id = posted(ADA);
        awaitTrouble(id, 1);
        clock.advance(USE);
        postman.wake();

        OutboxLetter expired = awaitState(id, State.EXPIRED);
        assertThat(expired.sealed()).isEmpty();
        assertThat(expired.trouble()).contains("451 to RCPT");
        assertThat(expired.attempts()).isEqualTo(1);
    }

    @Test
    void whatFailsIsTriedEverMoreRarely() {
        assertThat(Pace.pauseAfter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Pace.pauseAfter(2)).isEqualTo(Duration.ofSeconds(15));
        assertThat(Pace.pauseAfter(3)).isEqualTo(Duration.ofSeconds(45));
        assertThat(Pace.pauseAfter(5)).isEqualTo(Duration.ofSeconds(405));
        assertThat(Pace.pauseAfter(6)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Pace.pauseAfter(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void severalPostmenBringEachLetterOnce() throws Exception {
        GreenMail server = mailServer("smtp", 0);
        Set<LetterId> all = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            all.add(posted(Email.parse("user" + i + "@example.net").orElseThrow()));
        }
        for (int i = 0; i < 4; i++) {
            postman(smtp(server.getSmtp().getPort()));
        }
        for (LetterId id : all) {
            assertThat(awaitState(id, State.SENT).attempts()).isEqualTo(1);
        }

        Set<String> ids = new HashSet<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            assertThat(ids.add(message.getMessageID())).isTrue();
        }
        assertThat(ids).hasSize(60);
    }

    @Test
    void aCarrierThatStumblesEndsNothing() {
        AtomicInteger calls = new AtomicInteger();
        Postman postman = postman((_, _) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug about Ada@example.net and " + CODE);
            }
            return new Carrier.Result.Taken();
        });
        LetterId id = posted(ADA);

        assertThat(awaitTrouble(id, 1).trouble()).contains("it could not be carried: java.lang.IllegalStateException");
        clock.advance(Duration.ofSeconds(5));
        postman.wake();
        assertThat(awaitState(id, State.SENT).attempts()).isEqualTo(2);
    }

    @Test
    void aStoreThatIsBusyOnlyDelays() throws Exception {
        GreenMail server = mailServer("smtp", 0);
        Smtp carrier = smtp(server.getSmtp().getPort());
        for (int i = 0; i < 10; i++) {
            posted(ADA);
        }
        opened(Postman.start(new UnsteadyStore(house.store()), house.envelopes(), carrier, PACE, clock));
        for (OutboxLetter letter : house.store().read(tx -> tx.outbox().latest(10))) {
            assertThat(awaitState(letter.id(), State.SENT).attempts()).isEqualTo(1);
        }

        assertThat(server.getReceivedMessages()).hasSize(10);
    }

    @Test
    void aRoundThatTakesTooLongPutsTheOthersBack() {
        LetterId first = posted(ADA);
        LetterId second = posted(ADA);
        AtomicInteger calls = new AtomicInteger();
        postman((_, _) -> {
            if (calls.incrementAndGet() == 1) {
                clock.advance(PACE.lease().minus(PACE.patience()).plusMillis(1));
            }
            return new Carrier.Result.Taken();
        });

        assertThat(awaitState(first, State.SENT).attempts()).isEqualTo(1);
        OutboxLetter later = awaitState(second, State.SENT);
        assertThat(later.attempts()).isEqualTo(2);
        assertThat(later.trouble()).contains("there was no time for it in this round");
    }

    @Test
    void theLetterInHandIsFinishedAtTheEndAndTheOthersWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        LetterId first = posted(ADA);
        LetterId second = posted(ADA);
        Postman postman = postman((_, _) -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException _) {
                return new Carrier.Result.NotNow("interrupted");
            }
            return new Carrier.Result.Taken();
        });
        begun.await();
        Thread closing = Thread.startVirtualThread(postman::close);
        await(() -> closing.getState() == Thread.State.TIMED_WAITING);
        mayEnd.countDown();
        closing.join();

        assertThat(kept(first).state()).isEqualTo(State.SENT);
        assertThat(kept(second).state()).isEqualTo(State.WAITING);
        assertThat(kept(second).nextTry()).isEqualTo(clock.instant());
    }

    @Test
    void aDeadPostmansLettersAreDueAgainAfterTheLease() throws Exception {
        LetterId id = posted(ADA);
        house.store().write(tx -> tx.outbox().claim(clock.instant(), 20, PACE.lease()));
        GreenMail server = mailServer("smtp", 0);
        Postman postman = postman(smtp(server.getSmtp().getPort()));
        LetterId other = posted(ADA);
        awaitState(other, State.SENT);
        assertThat(kept(id).state()).isEqualTo(State.WAITING);

        clock.advance(PACE.lease());
        postman.wake();
        assertThat(awaitState(id, State.SENT).attempts()).isEqualTo(2);
        assertThat(Arrays.stream(server.getReceivedMessages())).hasSize(2);
    }
}
