package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The letter and its link: contract aviauth.md §9, cases 43 and 44, and decision 13.
@BothModes
class ConfirmationTest {

    private static final String NO = "Invalid token or email have been already verified.";
    private static final String BROWSER = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";

    private final AviauthFixture app;

    ConfirmationTest(AviauthFixture app) {
        this.app = app;
    }

    private String link(Person person) {
        return app.letterTo(person.email()).path();
    }

    // 43
    @Test
    void theLinkOfTheLetterWorksOnce() {
        Person person = app.person();
        Letter letter = app.letterTo(person.email());

        assertThat(letter.url()).isEqualTo(app.issuer());
        assertThat(letter.html().replace("&#61;", "=")).contains(letter.path().replace("&", "&amp;"));
        assertThat(letter.path()).contains("id=" + person.id());
        Expect.message(app.send("GET /latest" + letter.path()), "Email verified");
        Expect.message(app.send("GET /latest" + letter.path()), NO);
        assertThat(app.isAlive(person.access())).isTrue();
    }

    // 43
    @Test
    void aWrongTokenConfirmsNothing() {
        Person person = app.person();
        String link = link(person);
        String wrong = link.substring(0, link.length() - 1) + (link.endsWith("0") ? "1" : "0");

        Expect.message(app.send("GET /latest" + wrong), NO);
        Expect.message(app.send("GET /v0" + link.replace("verify?", "verify/?")), "Email verified");
    }

    // a link confirms whose it is, and nobody else
    @Test
    void theTokenOfAnotherUserConfirmsNothing() {
        String first = link(app.person());
        Person second = app.person();
        String mixed = first.replaceFirst("id=[^&]+", "id=" + second.id());

        Expect.message(app.send("GET /latest" + mixed), NO);
    }

    // 44
    @Test
    void whatIsMissingIsSaid() {
        String missing =
                "{\"detail\":[{\"loc\":[\"query\",\"id\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"},{\"loc\":[\"query\",\"token\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}]}";

        Expect.refused(app.send("GET /latest/users/verify"), 422, missing);
        Expect.refused(app.sendWith("", "POST /latest/users/verify", FORM), 422, missing.replace("query", "body"));
        for (String query : List.of(
                "id=abc&token=zz", "id=&token=zz", "id=1-1-1-1-1&token=", "id=" + "0".repeat(36) + "&token=z")) {
            Expect.message(app.send("GET /latest/users/verify?" + query), NO);
        }
    }

    // 13
    @Test
    void aBrowserIsAskedFirst() {
        String link = link(app.person());

        Answer page = app.send("GET /latest" + link, BROWSER);

        page(page, 200, "Confirm your email address");
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"?\">")
                .doesNotContain("<script")
                .doesNotContain("http");
        assertThat(fields(page)).isEqualTo(link.substring(link.indexOf('?') + 1));
        Answer done = app.sendWith(fields(page), "POST /latest/users/verify?", FORM, BROWSER);
        page(done, 200, "Your email address is confirmed.");
        page(app.sendWith(fields(page), "POST /latest/users/verify", FORM, BROWSER), 200, "Nothing to confirm");
        page(app.send("GET /latest/users/verify", BROWSER), 422, "This link is not complete");
        page(app.sendWith("", "POST /latest/users/verify", FORM, BROWSER), 422, "This link is not complete");
    }

    // 13
    @Test
    void aProgramMayPostToo() {
        String link = link(app.person());
        String fields = link.substring(link.indexOf('?') + 1);

        Expect.message(app.sendWith(fields, "POST /latest/users/verify", FORM), "Email verified");
        Expect.message(app.sendWith(fields, "POST /latest/users/verify", FORM), NO);
    }

    @Test
    void whatTheLinkSaysIsNeverMarkup() {
        Answer page = app.send("GET /latest/users/verify?id=%22%3E%3Cb%3E&token=%3Cscript%3E", BROWSER);

        assertThat(page.body()).doesNotContain("<b>").doesNotContain("<script>").contains("&quot;&gt;&lt;b&gt;");
    }

    // an old address is worth nothing
    @Test
    void aLinkToAnAddressThatWasChangedIsDead() {
        Person person = app.person();
        String link = link(person);
        String session = app.sendWith(
                        "{\"email\":\"" + person.email() + "\",\"password\":\"" + person.password() + "\"}",
                        "POST /login",
                        app.publicKey())
                .body()
                .replace("\"", "");
        Answer changed = app.sendWith(
                "{\"email\":\"" + app.address("new") + "\"}",
                "POST /me/email",
                app.publicKey(),
                AviauthFixture.bearer(session));

        assertThat(changed.body()).isEqualTo("true");
        Expect.message(app.send("GET /latest" + link), NO);
    }

    private static String fields(Answer page) {
        Matcher matcher =
                Pattern.compile("name=\"(id|token)\" value=\"([^\"]+)\"").matcher(page.body());
        return String.join(
                "&",
                matcher.results()
                        .map(field -> field.group(1) + "=" + field.group(2))
                        .toList());
    }

    private static void page(Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(answer.headers("Content-Type")).containsExactly("text/html; charset=utf-8");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-" + styleHash(answer)
                        + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    private static String styleHash(Answer page) {
        String style = page.body().split("</?style>", -1)[1];
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
