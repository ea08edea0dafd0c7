package dev.cardea.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import dev.cardea.core.LetterId;
import dev.cardea.core.OutboxLetter.State;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Protected ways to a mail server, and who may be at their end.
class SmtpTlsTest extends MailFixture {

    private static final String PASSWORD = "changeit";
    private static final String GREENMAIL_KEYS = DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY;

    @TempDir
    private static Path keys;

    private static SSLContext localhost;
    private static SSLContext elsewhere;

    @BeforeAll
    static void makeKeys() throws Exception {
        Path ours = made("localhost");
        localhost = context(ours);
        elsewhere = context(made("mail.example"));
        System.setProperty(GREENMAIL_KEYS, ours.toString());
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, PASSWORD);
    }

    @AfterAll
    static void forgetKeys() {
        System.clearProperty(GREENMAIL_KEYS);
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY);
    }

    @Test
    void aLetterGoesOverTlsFromTheFirstByte() {
        GreenMail server = mailServer("smtps", 0);
        postman(trusting(localhost, settings(server.getSmtps().getPort(), Smtp.Security.TLS)));
        awaitState(posted(ADA), State.SENT);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aLetterGoesOnceTlsIsOn() {
        TinySmtp server = opened(TinySmtp.withStartTls(localhost));
        postman(trusting(localhost, settings(server.port(), Smtp.Security.STARTTLS)));
        awaitState(posted(ADA), State.SENT);

        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void withoutTlsNothingIsSent() {
        TinySmtp server = opened(TinySmtp.replying(command -> command));
        postman(trusting(localhost, settings(server.port(), Smtp.Security.STARTTLS)));
        LetterId id = posted(ADA);

        assertThat(awaitTrouble(id, 1).trouble()).contains("localhost:" + server.port() + " does not offer STARTTLS");
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void aServerThatCannotProveItsNameGetsNothing() {
        GreenMail direct = mailServer("smtps", 0);
        TinySmtp upgraded = opened(TinySmtp.withStartTls(localhost));
        TinySmtp another = opened(TinySmtp.withStartTls(elsewhere));

        for (Smtp carrier : List.of(
                smtp(settings(direct.getSmtps().getPort(), Smtp.Security.TLS)),
                smtp(settings(upgraded.port(), Smtp.Security.STARTTLS)),
                trusting(elsewhere, settings(another.port(), Smtp.Security.STARTTLS)))) {
            try (Postman _ = postman(carrier)) {
                assertThat(awaitTrouble(posted(ADA), 1).trouble())
                        .hasValueSatisfying(
                                trouble -> assertThat(trouble).startsWith("no trusted connection to localhost:"));
            }
        }
        assertThat(direct.getReceivedMessages()).isEmpty();
        assertThat(upgraded.letters()).isEmpty();
        assertThat(another.letters()).isEmpty();
    }

    @Test
    void aWrongPasswordCanBeMended() {
        GreenMail server = mailServer("smtps", 0);
        server.setUser("cardea@example.org", "cardea", "right");
        LetterId id = posted(ADA);
        try (Postman _ = postman(loggedIn(server, "wrong"))) {
            assertThat(awaitTrouble(id, 1).trouble())
                    .hasValueSatisfying(
                            trouble -> assertThat(trouble).endsWith("did not accept the username and password"));
        }
        clock.advance(Duration.ofMinutes(1));
        postman(loggedIn(server, "right"));

        awaitState(id, State.SENT);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    private static Smtp loggedIn(GreenMail server, String password) {
        Smtp.Settings plain = settings(server.getSmtps().getPort(), Smtp.Security.TLS);
        return trusting(
                localhost,
                new Smtp.Settings(
                        plain.host(),
                        plain.port(),
                        plain.security(),
                        Optional.of(new Smtp.Login("cardea", password)),
                        FROM,
                        plain.fromName(),
                        plain.timeout()));
    }

    private static Smtp trusting(SSLContext context, Smtp.Settings settings) {
        return new Smtp(settings, context.getSocketFactory());
    }

    private static Path made(String name) throws Exception {
        Path file = keys.resolve(name + ".p12");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=DNS:" + name,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return file;
    }

    /// Has the key, and trusts its certificate alone.
    private static SSLContext context(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        key.init(store, PASSWORD.toCharArray());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("mail", store.getCertificate("mail"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
