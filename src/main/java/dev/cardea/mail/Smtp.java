package dev.cardea.mail;

import dev.cardea.core.Email;
import dev.cardea.core.Letter;
import dev.cardea.core.OutboxLetter;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/// Hands letters to one mail server over SMTP (RFC 5321), over a connection for each.
public final class Smtp implements Carrier {

    /// The way to the mail server.
    ///
    /// @param from what all letters come from, whoever has them written
    /// @param fromName shown beside it, in place of the name that a letter's sender gives
    /// @param timeout for each step: to connect, to be answered, to write
    public record Settings(
            String host,
            int port,
            Security security,
            Optional<Login> login,
            Email from,
            Optional<String> fromName,
            Duration timeout) {}

    /// How the connection is protected. Where it is, the server must prove its name.
    public enum Security {
        /// Turned on after the greeting; where it cannot be, nothing is sent (RFC 3207).
        STARTTLS,
        /// On from the first byte (RFC 8314 §3.3).
        TLS,
        NONE
    }

    /// How this server makes itself known to the mail server.
    public record Login(String username, String password) {

        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    private final Settings settings;
    private final SmtpLetters letters;
    private final SmtpTrouble trouble;
    private final Session session;

    /// @param sockets decide whom to trust, as those of the JVM do
    public Smtp(Settings settings, SSLSocketFactory sockets) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, sockets));
        this.letters = new SmtpLetters(session, settings.from(), settings.fromName());
        this.trouble = new SmtpTrouble(settings.host() + ":" + settings.port());
    }

    /// Whether mail can be sent to that address, and come from it: what is before its `@` must be ASCII.
    public static boolean canUse(Email address) {
        return SmtpLetters.address(address).isPresent();
    }

    @Override
    public Result deliver(OutboxLetter slip, Letter letter) {
        Optional<InternetAddress> to = SmtpLetters.address(letter.to());
        if (to.isEmpty()) {
            return new Result.Never("the address is none that mail can be sent to");
        }
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = letters.message(slip, letter, to.get());
            connect(transport);
            return send(transport, message, to.get());
        } catch (MessagingException e) {
            return trouble.result(e);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.login().isPresent()) {
            Login login = settings.login().get();
            transport.connect(settings.host(), settings.port(), login.username(), login.password());
        } else {
            transport.connect();
        }
    }

    /// What the server has taken stays taken, however the connection ends.
    private Result send(Transport transport, MimeMessage message, InternetAddress to) throws MessagingException {
        transport.sendMessage(message, new Address[] {to});
        try {
            transport.close();
        } catch (MessagingException _) {
            return new Result.Taken();
        }
        return new Result.Taken();
    }

    private static Properties properties(Settings settings, SSLSocketFactory sockets) {
        String timeout = Long.toString(settings.timeout().toMillis());
        String from = SmtpLetters.address(settings.from()).orElseThrow().getAddress();
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.localhost", from.substring(from.indexOf('@') + 1)); // else it asks a DNS
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        return properties;
    }
}
