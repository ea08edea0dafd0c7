package dev.cardea.mail;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Email;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// A process that delivers what is in a folder's outbox until it is killed.
final class MailProcess {

    private static final Pace PACE = new Pace(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(2), 20);

    private MailProcess() {}

    public static void main(String[] args) throws InterruptedException {
        OpenInstallation house = TestInstallation.in(Path.of(args[0]), InstantSource.system(), System.nanoTime());
        Smtp.Settings settings = new Smtp.Settings(
                "127.0.0.1",
                Integer.parseInt(args[1]),
                Smtp.Security.NONE,
                Optional.empty(),
                Email.parse("cardea@example.org").orElseThrow(),
                Optional.empty(),
                Duration.ofSeconds(1));
        Smtp carrier = new Smtp(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
        Postman.start(house.store(), house.envelopes(), carrier, PACE, InstantSource.system());
        Thread.currentThread().join();
    }
}
