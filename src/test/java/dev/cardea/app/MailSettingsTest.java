package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.app.config.Config;
import dev.cardea.app.config.ConfigReader;
import dev.cardea.cli.WrongUsage;
import dev.cardea.mail.Smtp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// From what an operator writes to the way to the mail server.
class MailSettingsTest {

    private static final Map<String, String> MAIL =
            Map.of("CARDEA_MAIL_HOST", "mail.example", "CARDEA_MAIL_FROM", "cardea@example.org");

    @Test
    void nobodySaysAnythingAndNoMailIsSent() {
        assertThat(mail(Map.of())).isEmpty();
        assertThat(mail(Map.of("CARDEA_SMTP_PASSWORD", "hunter2"))).isEmpty();
    }

    @Test
    void theUsualWayIsStarttlsAtPort587() {
        Smtp.Settings settings = mail(MAIL).orElseThrow();

        assertThat(settings.host()).isEqualTo("mail.example");
        assertThat(settings.port()).isEqualTo(587);
        assertThat(settings.security()).isEqualTo(Smtp.Security.STARTTLS);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.login()).isEmpty();
    }

    @Test
    void thePasswordComesFromTheEnvironmentAndIsShownNowhere() {
        Map<String, String> environment = with(MAIL, "CARDEA_MAIL_USERNAME", "cardea");

        assertThatThrownBy(() -> mail(environment))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("put it into CARDEA_SMTP_PASSWORD");
        Smtp.Settings settings =
                mail(with(environment, "CARDEA_SMTP_PASSWORD", "hunter2")).orElseThrow();
        assertThat(settings.login()).contains(new Smtp.Login("cardea", "hunter2"));
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    private static Optional<Smtp.Settings> mail(Map<String, String> environment) {
        Config config = Premises.sound(ConfigReader.read(environment));
        return Premises.mail(config, environment);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }
}
