package dev.cardea.web.devmail;

import dev.cardea.core.Letter;
import dev.cardea.core.Sender;
import dev.cardea.flow.ShowLetters.Shown;
import dev.cardea.http.Body;
import dev.cardea.http.Header;
import dev.cardea.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Letters for people. The page is put together as a tree, so whatever is text is escaped.
final class MailboxPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
            h1 { margin: 0; font-size: 1.5rem; }
            .hint { margin: 0 0 2rem; opacity: .7; }
            article { margin: 0 0 1.5rem; border: 1px solid #8886; border-radius: .5rem; overflow: hidden; }
            header { padding: .75rem 1rem; background: #8882; }
            header h2 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere; }
            header p { margin: 0; font-size: .875rem; overflow-wrap: anywhere; }
            .letter { padding: .75rem 1rem; overflow-wrap: anywhere; }
            .letter > :first-child { margin-top: 0; }
            .letter > :last-child { margin-bottom: 0; }
            details { padding: .5rem 1rem; border-top: 1px solid #8886; font-size: .875rem; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; }
            """;

    /// The style is named by its hash, which a test works out anew: no other style and no script counts.
    private static final String POLICY = "default-src 'none'; "
            + "style-src 'sha256-T8DO/benRDMtCqSvmh4ttyBJPIzBJ7+/pzDsn5SQvpA='; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MailboxPage() {}

    static Response of(List<Shown> letters) {
        List<Header> headers = List.of(
                new Header("Content-Type", "text/html; charset=utf-8"),
                new Header("Content-Security-Policy", POLICY),
                new Header("Referrer-Policy", "no-referrer"));
        return new Response(
                200, headers, Body.of("<!doctype html>\n" + page(letters).html()), "");
    }

    private static Document page(List<Shown> letters) {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.child(0).attr("lang", "en");
        page.title("Development mailbox");
        page.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        page.head().appendElement("style").appendChild(new DataNode(STYLE));
        page.body().appendElement("h1").text("Development mailbox");
        page.body().appendElement("p").addClass("hint").text(hint(letters));
        letters.forEach(letter -> page.body().appendChild(article(letter)));
        return page;
    }

    private static String hint(List<Shown> letters) {
        return letters.isEmpty()
                ? "There are no letters yet. Ask for a magic link, and load this page again."
                : "Nothing leaves this machine. Newest first; for programs: /dev/mail.json";
    }

    private static Element article(Shown shown) {
        Letter letter = shown.letter();
        Element article = new Element("article");
        Element header = article.appendElement("header");
        header.appendElement("h2").text(letter.subject());
        header.appendElement("p")
                .text("From " + letter.sender().map(MailboxPage::from).orElse("this server"));
        header.appendElement("p").text("To " + letter.to().typed());
        header.appendElement("p").appendChild(time(shown.created()));
        article.appendChild(LetterHtml.shown(letter.text()));
        Element details = article.appendElement("details");
        details.appendElement("summary").text("Plain text");
        details.appendElement("pre").text(letter.text().plain());
        return article;
    }

    private static Element time(Instant created) {
        return new Element("time").attr("datetime", created.toString()).text(TIME.format(created));
    }

    private static String from(Sender sender) {
        String address = sender.address().typed();
        return sender.name().map(name -> name + " <" + address + ">").orElse(address);
    }
}
