package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.Letter.link;
import static dev.cardea.api.staticbackend.StaticBackendFixture.DEFAULT_LINK;
import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static dev.cardea.api.staticbackend.StaticBackendFixture.encoded;
import static dev.cardea.api.staticbackend.StaticBackendFixture.inParallel;
import static dev.cardea.api.staticbackend.StaticBackendFixture.publicKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Signing in by a mailed link: contract staticbackend.md §7, cases 42 to 49, §2.5, §2.6 and §5.4, and decision
/// 18.
@BothModes
class MagicLinkTest {

    private final StaticBackendFixture app;

    MagicLinkTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 42: the page's sample, which has no link of its own
    @Test
    void inDevelopmentTheSampleOfThePageSendsALetter() {
        assumeTrue(app.isDevelopment());
        String email = app.owner().email();
        String body = "{\"fromEmail\":\"my@app.com\",\"email\":\"" + email + "\",\"body\":\"<p>Click [link]</p>\"}";

        Expect.json(app.askWith(body, "POST /login/magic"), "true");

        Letter letter = app.letterTo(email);
        assertThat(letter.text()).contains("Click ?code=666333&email=" + email);
        assertThat(letter.shown()).contains("?code=666333&email=" + email).doesNotContain("[link]");
    }

    // §2.5: nothing is required
    @Test
    void inDevelopmentAnEmptyObjectIsTakenForAnUnknownAddress() {
        assumeTrue(app.isDevelopment());

        Expect.json(app.askWith("{}", "POST /login/magic"), "true");
    }

    // 42 with a link
    @Test
    void aKnownAddressGetsALetter() {
        String email = app.owner().email();

        Expect.json(app.askForLink(email.toUpperCase(Locale.ROOT)), "true");

        Letter letter = app.letterTo(email);
        assertThat(letter.text()).contains("Click " + link(letter.code(), email));
        if (app.isDevelopment()) {
            assertThat(letter.code()).isEqualTo("666333");
        }
    }

    // 43
    @Test
    void everyPlaceholderBecomesTheLink() {
        String email = app.owner().email();

        Expect.json(app.askForLink(email, DEFAULT_LINK, "<p>[link]</p><p>or [link]</p>"), "true");

        Letter letter = app.letterTo(email);
        String link = link(letter.code(), email);
        assertThat(letter.text().split(Pattern.quote(link), -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(letter.shown().split(Pattern.quote(link), -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(letter.html() + letter.text()).doesNotContain("[link]");
    }

    // 44, §5.5: the link is put at the end
    @Test
    void aBodyWithoutAPlaceholderGetsTheLinkAllTheSame() {
        String email = app.owner().email();

        Expect.json(app.askForLink(email, DEFAULT_LINK, "<p>Click [ink] or {{link}}</p>"), "true");

        Letter letter = app.letterTo(email);
        assertThat(letter.text()).contains("Click [ink]").contains(link(letter.code(), email));
        assertThat(letter.shown()).contains(link(letter.code(), email));
    }

    // §5.5
    @Test
    void aLinkThatHasAQueryIsContinued() {
        String email = app.owner().email();

        Expect.json(app.askForLink(email, DEFAULT_LINK + "?next=1", "<p>[link]</p>"), "true");

        Letter letter = app.letterTo(email);
        assertThat(letter.text()).contains(DEFAULT_LINK + "?next=1&code=" + letter.code() + "&email=" + email);
    }

    // §5.5, §2.6
    @Test
    void theAddressInTheLinkIsEncodedButForItsAt() {
        String email = app.address("a+b&c");
        app.register(email, app.password("x"));

        Expect.json(app.askForLink(email), "true");

        Letter letter = app.letterTo(email);
        assertThat(letter.text())
                .contains(link(letter.code(), email.replace("+", "%2B").replace("&", "%26")));
        Expect.refused(
                app.ask("GET /login/magic?code=" + letter.code() + "&email=" + email.replace("&", "%26")),
                401,
                "invalid code");
        Expect.token(app.exchange(letter.code(), email));
    }

    // 45
    @Test
    void theCodeOfTheLetterOpensASession() {
        String email = app.owner().email();
        String code = app.magicCode(email);

        String token = Expect.token(app.exchange(code, email.toUpperCase(Locale.ROOT)));

        assertThat(Expect.json(app.me(token)).path("email").asString()).isEqualTo(email);
    }

    // §2.6 with §2.1: no other session ends
    @Test
    void thePasswordAndOtherSessionsStay() {
        Person owner = app.owner();

        Expect.token(app.exchange(app.magicCode(owner.email()), owner.email()));

        Expect.json(app.me(owner.token()));
        Expect.token(app.login(owner.email(), owner.password()));
    }

    // 46
    @Test
    void aCodeWorksOnce() {
        String email = app.owner().email();
        String code = app.magicCode(email);
        Expect.token(app.exchange(code, email));

        Expect.refusedSomehow(app.exchange(code, email));
    }

    // 46, at once
    @Test
    void ofTwoAtOnceOneUsesTheCode() throws Exception {
        String email = app.owner().email();
        String code = app.magicCode(email);

        List<Answer> answers = inParallel(2, () -> app.exchange(code, email));

        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .singleElement()
                .satisfies(Expect::token);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .singleElement()
                .satisfies(Expect::refusedSomehow);
    }

    // 47, §5.4
    @Test
    void afterNineMissesEvenTheRightCodeIsRefused() {
        String email = app.owner().email();
        String code = app.magicCode(email);
        for (int i = 0; i < 9; i++) {
            Expect.refused(app.exchange(wrong(code), email), 401, "invalid code");
        }

        Expect.refused(app.exchange(wrong(code), email), 429, "maximum retry reached");
        Expect.refused(app.exchange(code, email), 429, "maximum retry reached");

        Expect.token(app.exchange(app.magicCode(email), email));
    }

    // §5.4: nine misses are not too many
    @Test
    void afterEightMissesTheRightCodeIsTaken() {
        String email = app.owner().email();
        String code = app.magicCode(email);
        for (int i = 0; i < 8; i++) {
            Expect.refused(app.exchange(wrong(code), email), 401, "invalid code");
        }

        Expect.token(app.exchange(code, email));
    }

    // 48
    @Test
    void withoutALetterThereIsNoCode() {
        String email = app.owner().email();

        Expect.refused(app.exchange("666333", email), 401, "invalid code");
        Expect.refused(app.exchange("", email), 401, "invalid code");
        Expect.refused(app.ask("GET /login/magic"), 401, "invalid code");
    }

    // 49
    @Test
    void strangersAreToldNothingOfWhoIsKnown() {
        String nobody = app.address("nobody");

        Expect.json(app.askForLink(nobody), "true");

        app.allLettersAreOut();
        assertThat(app.lettersTo(nobody)).isEmpty();
        Expect.refusedSomehow(app.exchange("666333", nobody));
    }

    // §5.4: bound to the address
    @Test
    void anotherUsersCodeIsAWrongOne() {
        assumeTrue(!app.isDevelopment()); // where all codes are the same
        String email = app.owner().email();
        String another = app.owner().email();
        app.magicCode(email);

        Expect.refused(app.exchange(app.magicCode(another), email), 401, "invalid code");
    }

    // §5.4: bound to the app
    @Test
    void aCodeIsGoodInItsOwnAppOnly() {
        Person owner = app.owner();
        Keys another = app.anotherApp();
        String key = publicKey(another.publicKey());
        Expect.token(app.sendWith(credentials(owner.email(), owner.password()), "POST /register", key));
        String code = app.magicCode(owner.email());

        String query = "?code=" + code + "&email=" + encoded(owner.email());
        Expect.refused(app.send("GET /login/magic" + query, key), 401, "invalid code");
        Expect.token(app.exchange(code, owner.email()));
    }

    // decision 18
    @Test
    void anHourBringsFiveLettersAtMost() {
        String email = app.owner().email();
        for (int i = 0; i < 4; i++) {
            app.magicCode(email);
        }
        String fifth = app.magicCode(email);

        Expect.json(app.askForLink(email), "true");

        app.allLettersAreOut();
        assertThat(app.lettersTo(email)).hasSize(5);
        Expect.token(app.exchange(fifth, email));
    }

    // decision 18: strangers write what others read
    @Test
    void theBodyIsReducedToWhatALetterNeeds() {
        String email = app.owner().email();
        String html = "<script>alert(1)</script><p onclick='x()' style='a'>Hi <b>you</b></p>"
                + "<img src='https://evil.example/t.png'><iframe src='https://evil.example'></iframe>"
                + "<form action='https://evil.example'></form><a href='javascript:x()'>no</a><p>[link]</p>";

        Expect.json(app.askForLink(email, DEFAULT_LINK, html), "true");

        Letter letter = app.letterTo(email);
        assertThat(letter.html().toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "<script", "alert(1)", "onclick", "<img", "<iframe", "<form", "javascript:", "style='a'")
                .contains("hi ", "you");
        assertThat(letter.text()).contains("Hi you").doesNotContain("<", "alert(1)");
    }

    // §2.5
    @Test
    void theSubjectIsTheCallers() {
        String email = app.owner().email();
        String body = "{\"fromEmail\":\"my@app.com\",\"fromName\":\"My app\",\"email\":\"" + email
                + "\",\"subject\":\"Yóur sign-in link\",\"body\":\"[link]\",\"link\":\"" + DEFAULT_LINK + "\"}";

        Expect.json(app.askWith(body, "POST /login/magic"), "true");

        assertThat(app.letterTo(email).subject()).isEqualTo("Yóur sign-in link");
    }

    // §5.4, with RFC 5322 §2.2: a header is one line
    @Test
    void aSubjectAddsNoHeader() {
        String email = app.owner().email();
        String body = "{\"fromEmail\":\"my@app.com\",\"email\":\"" + email
                + "\",\"subject\":\"Hi\\r\\nBcc: all@t.co\",\"body\":\"[link]\",\"link\":\"" + DEFAULT_LINK + "\"}";

        app.askWith(body, "POST /login/magic");

        app.allLettersAreOut();
        assertThat(app.letters()).allSatisfy(letter -> {
            assertThat(letter.subject()).doesNotContain("\r", "\n");
            assertThat(letter.to()).isNotEqualTo("all@t.co");
        });
    }

    // decision 18
    @Test
    void inProductionALinkIsOneThatTheOperatorAllows() {
        assumeTrue(!app.isDevelopment());
        String email = app.owner().email();

        Expect.refused(app.askForLink(email, "https://evil.example/m", "[link]"), 400, "invalid link");
        Expect.refused(app.askForLink(email, "javascript:alert(1)", "[link]"), 400, "invalid link");
        Expect.refused(app.askForLink(app.address("nobody"), "https://evil.example/m", "[link]"), 400, "invalid link");
        Expect.refused(app.askForLink(email, "https://x.co/member", "[link]"), 400, "invalid link");

        app.allLettersAreOut();
        assertThat(app.lettersTo(email)).isEmpty();
    }

    // 42: the page's own sample names no link
    @Test
    void inProductionNoLinkMeansTheFirstThatIsAllowed() {
        assumeTrue(!app.isDevelopment());
        String email = app.owner().email();
        String sample = "{\"fromEmail\":\"my@app.com\",\"email\":\"" + email + "\",\"body\":\"<p>Click [link]</p>\"}";

        Expect.json(app.askWith(sample, "POST /login/magic"), "true");

        Letter letter = app.letterTo(email);
        assertThat(letter.text()).contains(Letter.link(letter.code(), email));
    }

    // §2.5
    @Test
    void brokenJsonIsRefused() {
        Expect.refused(app.askWith("{bad", "POST /login/magic"), 400);
        Expect.refused(app.askWith("", "POST /login/magic"), 400);
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    // decision 18: a code goes where the link leads, and never along with another address
    @Test
    void aCodeIsNoPartOfAnotherAddress() {
        String email = app.owner().email();

        app.askForLink(email, DEFAULT_LINK, "<a href='https://x.co/m/r?to=https://evil.example/?x=[link]'>x</a>");

        Letter letter = app.letterTo(email);
        assertThat(letter.shown()).doesNotContain("x=" + DEFAULT_LINK).contains(Letter.link(letter.code(), email));
    }

    // a browser carries a fragment along to where a page redirects it
    @Test
    void aCodeStandsBeforeTheFragment() {
        String email = app.owner().email();

        app.askForLink(email, DEFAULT_LINK + "#/route", "[link]");

        Letter letter = app.letterTo(email);
        assertThat(letter.text()).contains(Letter.link(letter.code(), email) + "#/route");
    }
}
