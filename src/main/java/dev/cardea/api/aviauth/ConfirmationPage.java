package dev.cardea.api.aviauth;

import dev.cardea.http.Body;
import dev.cardea.http.Header;
import dev.cardea.http.Response;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What people see who follow the link of the letter. The page is put together as a tree, so whatever is text is escaped;
/// it loads nothing, and tells nobody where its reader came from.
final class ConfirmationPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 26rem; margin: 1rem; padding: 2rem; border: 1px solid #8886; border-radius: .75rem; }
            h1 { margin: 0 0 .5rem; font-size: 1.4rem; line-height: 1.25; }
            p { margin: 0; }
            form { margin: 1.5rem 0 0; }
            button { width: 100%; padding: .75rem 1rem; border: 0; border-radius: .5rem; background: #1f5fbf; color: #fff;
              font: inherit; font-weight: 600; cursor: pointer; }
            button:hover { background: #174a96; }
            button:focus-visible { outline: 3px solid #1f5fbf88; outline-offset: 2px; }
            """;

    /// The style is named by its hash, which a test works out anew: no other style and no script counts.
    private static final String POLICY = "default-src 'none'; style-src 'sha256-VrwT9R0yAR4GgAwjhxF+gwTuL/hRNqPPSP0D+LGPEM0='; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private ConfirmationPage() {}

    /// Asks for the click that confirms.
    static Response asking(String id, String token) {
        Element form = new Element("form").attr("method", "post").attr("action", "?"); // here, without the query
        hidden(form, "id", id);
        hidden(form, "token", token);
        form.appendElement("button").attr("type", "submit").text("Confirm");
        return page(200, "Confirm your email address", "One click, and we know that it is yours.", form);
    }

    /// Says what came of it.
    static Response told(boolean isConfirmed) {
        return isConfirmed
                ? page(200, "Thank you", "Your email address is confirmed. You can close this page.")
                : page(200, "Nothing to confirm", "This link is not valid, or the address has been confirmed already.");
    }

    static Response incomplete() {
        return page(422, "This link is not complete", "Please copy the whole link from the letter, and try again.");
    }

    private static void hidden(Element form, String name, String value) {
        form.appendElement("input").attr("type", "hidden").attr("name", name).attr("value", value);
    }

    private static Response page(int status, String title, String text, Element... more) {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.child(0).attr("lang", "en");
        page.title(title);
        page.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        page.head().appendElement("style").appendChild(new DataNode(STYLE));
        Element main = page.body().appendElement("main");
        main.appendElement("h1").text(title);
        main.appendElement("p").text(text);
        main.appendChildren(List.of(more));
        List<Header> headers = List.of(
                new Header("Content-Type", "text/html; charset=utf-8"),
                new Header("Cache-Control", "no-store"),
                new Header("Content-Security-Policy", POLICY),
                new Header("Referrer-Policy", "no-referrer"));
        return new Response(status, headers, Body.of("<!doctype html>\n" + page.html()), "");
    }
}
