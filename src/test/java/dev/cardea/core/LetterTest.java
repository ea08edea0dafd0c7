package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.crypto.MasterKey;
import dev.cardea.crypto.MasterVault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Letters, and the envelopes that they lie in.
class LetterTest {

    private static final TenantId TENANT = new TenantId(7);
    private static final Email TO = Email.parse("Ada@Example.org").orElseThrow();
    private static final Email FROM = Email.parse("app@example.org").orElseThrow();

    private final Vault vault = new MasterVault(MasterKey.parse("a1b2c3d4".repeat(8)), new Random(7));
    private final Envelopes envelopes = new Envelopes(vault);

    @Test
    void aLetterComesOutOfItsEnvelopeAsItWentIn() {
        LetterText text = new LetterText("<p>Grüße 🙂 666333</p>".repeat(9_000), "Grüße 🙂 666333");
        Letter plain = new Letter(Optional.empty(), TO, "Your code", text);
        Letter full = new Letter(Optional.of(Sender.of("The App", FROM)), TO, "", text);
        Letter nameless = new Letter(Optional.of(Sender.of(" ", FROM)), TO, "Grüße", text);

        assertThat(envelopes.open(TENANT, envelopes.close(TENANT, plain))).isEqualTo(plain);
        assertThat(envelopes.open(TENANT, envelopes.close(TENANT, full))).isEqualTo(full);
        assertThat(envelopes.open(TENANT, envelopes.close(TENANT, nameless))).isEqualTo(nameless);
    }

    @Test
    void anEnvelopeShowsNothingAndOpensForItsTenantOnly() {
        Sealed sealed = envelopes.close(TENANT, letter("Your code"));

        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("666333", "Ada", "code");
        assertThatThrownBy(() -> envelopes.open(new TenantId(8), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSubjectIsOneLine() {
        for (String wrong : new String[] {"a\r\nBcc: b@c", "a\0", "a\u0085b", "a\u2028b", "x".repeat(201)}) {
            assertThatThrownBy(() -> letter(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThat(letter(Letter.subjectFrom(wrong)).subject()).isNotEmpty();
        }
        assertThat(Letter.subjectFrom(" a\r\n\tBcc: b ")).isEqualTo("a Bcc: b");
        assertThat(Letter.subjectFrom("x".repeat(199) + "🙂")).isEqualTo("x".repeat(199));
    }

    @Test
    void aNameIsOneLine() {
        assertThat(Sender.of("The\nApp", FROM).name()).contains("The App");
        assertThatThrownBy(() -> new Sender(Optional.of("The\nApp"), FROM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingOfALetterIsShown() {
        Letter letter = new Letter(
                Optional.of(Sender.of("The App", FROM)), TO, "subject", new LetterText("<p>666333</p>", "666333"));

        assertThat(letter + " " + letter.text() + " " + letter.sender())
                .doesNotContain("666333", "subject", "App", "xample");
    }

    private static Letter letter(String subject) {
        return new Letter(Optional.empty(), TO, subject, new LetterText("<p>666333</p>", "666333"));
    }
}
