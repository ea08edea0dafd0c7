package dev.cardea.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.cardea.core.Email;
import dev.cardea.core.Letter;
import dev.cardea.core.LetterId;
import dev.cardea.core.LetterText;
import dev.cardea.core.OutboxLetter.State;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What a mail server is told, and what is made of its answers.
class SmtpTest extends MailFixture {

    @Test
    void aLetterHasItsHeadersAndBothTexts() throws Exception {
        GreenMail server = mailServer("smtp", 0);
        postman(smtp(server.getSmtp().getPort()));
        LetterId id = posted(ADA);
        MimeMessage message = received(server);

        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("Ada@example.net"));
        assertThat(message.getFrom()).containsExactly(named("The App"));
        assertThat(message.getReplyTo()).isEqualTo(message.getFrom());
        assertThat(message.getSubject()).isEqualTo("Your code – Grüße");
        assertThat(message.getSentDate()).isEqualTo(Date.from(clock.instant()));
        assertThat(message.getMessageID())
                .isEqualTo("<letter-" + id.number() + "." + Long.toString(1_700_000_000_000L, 36) + "@example.org>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Return-Path")).containsExactly("<cardea@example.org>");

        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Grüße, your code is " + CODE);
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Grüße, your code is " + CODE + "</p>");
    }

    @Test
    void theOperatorsNameComesFirst() throws Exception {
        GreenMail server = mailServer("smtp", 0);
        Smtp.Settings plain = settings(server.getSmtp().getPort(), Smtp.Security.NONE);
        postman(smtp(new Smtp.Settings(
                plain.host(),
                plain.port(),
                plain.security(),
                plain.login(),
                FROM,
                Optional.of("Cärdea"),
                plain.timeout())));
        posted(ADA);

        assertThat(received(server).getFrom()).containsExactly(named("Cärdea"));
    }

    @Test
    void withoutAnyNameThereIsTheAddressAlone() throws Exception {
        GreenMail server = mailServer("smtp", 0);
        postman(smtp(server.getSmtp().getPort()));
        posted(new Letter(Optional.empty(), ADA, "", new LetterText("", "")));

        assertThat(received(server).getHeader("From")).containsExactly("cardea@example.org");
    }

    @Test
    void longLinesAndLoneDotsArriveAsTheyWere() throws Exception {
        GreenMail server = mailServer("smtp", 0);
        postman(smtp(server.getSmtp().getPort()));
        String text = ".\n..\n" + "https://x.co/?code=".repeat(200) + "\nend";
        posted(new Letter(Optional.empty(), ADA, "x", new LetterText("<p>" + text + "</p>", text)));

        MimeMultipart parts = (MimeMultipart) received(server).getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(text);
    }

    @Test
    void aRefusalForGoodIsFinalAndNamesNobody() throws Exception {
        for (String verb : new String[] {"MAIL", "RCPT", "DATA"}) {
            TinySmtp server = tiny(verb, "550 5.1.1 <Ada@example.net>: nobody here, not even " + CODE);
            try (Postman _ = postman(smtp(server.port()))) {
                LetterId id = posted(ADA);

                assertThat(awaitState(id, State.FAILED).trouble())
                        .contains("localhost:" + server.port() + " said 550 5.1.1 to " + verb);
            }
        }
    }

    @Test
    void whatMayPassIsTriedAgain() throws Exception {
        for (String reply : new String[] {
            "MAIL 451 later", "RCPT 452 4.2.2 full", "DATA 421 busy", "MAIL 530 5.7.0 authenticate first", "EHLO 554 no"
        }) {
            String verb = reply.substring(0, 4);
            AtomicInteger refusals = new AtomicInteger(2); // HELO follows a refused EHLO
            TinySmtp server = opened(TinySmtp.replying(command ->
                    command.startsWith(verb) && refusals.getAndDecrement() > 0 ? reply.substring(5) : command));
            try (Postman postman = postman(smtp(server.port()))) {
                LetterId id = posted(ADA);
                for (int attempt = 1; tried(id, attempt) != State.SENT; attempt++) {
                    clock.advance(Duration.ofMinutes(5));
                    postman.wake();
                }
                assertThat(server.letters()).as(reply).hasSize(1);
            }
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsLeftAndTriedAgain() {
        AtomicInteger silences = new AtomicInteger(1);
        TinySmtp server = opened(TinySmtp.replying(
                command -> command.startsWith("RCPT") && silences.getAndDecrement() > 0 ? TinySmtp.SILENCE : command));
        Smtp.Settings plain = settings(server.port(), Smtp.Security.NONE);
        Postman postman = postman(smtp(new Smtp.Settings(
                plain.host(),
                plain.port(),
                plain.security(),
                plain.login(),
                FROM,
                plain.fromName(),
                Duration.ofMillis(300))));
        LetterId id = posted(ADA);

        assertThat(awaitTrouble(id, 1).trouble()).contains("localhost:" + server.port() + " did not answer in time");
        clock.advance(Duration.ofSeconds(5));
        postman.wake();
        awaitState(id, State.SENT);
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void aServerThatNeverComesToAnEndIsCutOff() {
        TinySmtp server = tiny("EHLO", TinySmtp.DRIPPING);
        Pace hasty = new Pace(Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMinutes(2), 20);
        opened(Postman.start(house.store(), house.envelopes(), smtp(server.port()), hasty, clock));
        LetterId id = posted(ADA);

        assertThat(awaitTrouble(id, 1).trouble()).contains("it took longer than 500 ms");
    }

    @Test
    void anAddressThatMailCannotBeSentToFailsAtOnce() {
        TinySmtp server = tiny("none", "");
        postman(smtp(server.port()));
        for (String odd : new String[] {"ä@example.net", "a,b@example.net", "<a@example.net", "Ada<a@example.net>"}) {
            LetterId id = posted(Email.parse(odd).orElseThrow());

            assertThat(awaitState(id, State.FAILED).trouble()).contains("the address is none that mail can be sent to");
        }
        LetterId id = posted(Email.parse("a@exämple.net").orElseThrow());
        awaitState(id, State.SENT);
        assertThat(server.letters()).singleElement().asString().contains("To: a@xn--exmple-cua.net");
        assertThat(server.connections()).isEqualTo(1);
    }

    private State tried(LetterId id, int attempts) {
        return awaitLetter(id, letter -> letter.state() == State.SENT || isTried(letter, attempts))
                .state();
    }

    private TinySmtp tiny(String verb, String reply) {
        UnaryOperator<String> replies = command -> command.startsWith(verb) ? reply : command;
        return opened(TinySmtp.replying(replies));
    }

    private static MimeMessage received(GreenMail server) {
        assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        return server.getReceivedMessages()[0];
    }

    private static Address named(String name) throws Exception {
        return new InternetAddress("cardea@example.org", name, "UTF-8");
    }
}
