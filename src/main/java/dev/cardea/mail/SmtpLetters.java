package dev.cardea.mail;

import dev.cardea.core.Email;
import dev.cardea.core.Letter;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Sender;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.util.Date;
import java.util.Optional;

/// Writes letters in the form of the internet (RFC 5322, MIME). A letter that is sent again is the same one, to the
/// `Message-ID` and the date.
final class SmtpLetters {

    private static final String UTF_8 = "UTF-8";

    private final Session session;
    private final InternetAddress from;
    private final Optional<String> fromName;

    SmtpLetters(Session session, Email from, Optional<String> fromName) {
        this.session = session;
        this.from = address(from)
                .orElseThrow(() -> new IllegalArgumentException("mail cannot come from the address " + from));
        this.fromName = fromName;
    }

    /// As SMTP takes it: one address, and what is before its `@` in ASCII.
    static Optional<InternetAddress> address(Email email) {
        try {
            int at = email.typed().indexOf('@');
            String text = email.typed().substring(0, at + 1)
                    + IDN.toASCII(email.typed().substring(at + 1));
            InternetAddress parsed = new InternetAddress(text, true);
            boolean isPlain = text.equals(parsed.getAddress()) && text.chars().allMatch(c -> c < 128);
            return isPlain ? Optional.of(parsed) : Optional.empty();
        } catch (AddressException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    MimeMessage message(OutboxLetter slip, Letter letter, InternetAddress to) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(letter.text().plain(), "plain"));
        alternatives.addBodyPart(part(letter.text().html(), "html")); // the last one is the best (RFC 2046 §5.1.4)

        MimeMessage message = new Numbered(session, id(slip));
        message.setFrom(from(letter.sender().flatMap(Sender::name)));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(slip.created()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5
        message.setContent(alternatives);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /// The sender's address is nowhere: what we send in our name must not claim to come from a stranger.
    private InternetAddress from(Optional<String> senderName) throws MessagingException {
        Optional<String> name = fromName.isPresent() ? fromName : senderName;
        if (name.isEmpty()) {
            return from;
        }
        try {
            return new InternetAddress(from.getAddress(), name.get(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("every JVM knows UTF-8", e);
        }
    }

    /// A number is given again after a backup was restored, but not at the same moment.
    private String id(OutboxLetter slip) {
        String address = from.getAddress();
        return "<letter-" + slip.id().number() + "."
                + Long.toString(slip.created().toEpochMilli(), Character.MAX_RADIX)
                + address.substring(address.indexOf('@')) + ">";
    }

    /// A message whose id is ours to give.
    private static final class Numbered extends MimeMessage {

        private final String id;

        private Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
