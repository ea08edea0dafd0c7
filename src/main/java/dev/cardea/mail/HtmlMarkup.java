package dev.cardea.mail;

import dev.cardea.core.LetterText;
import dev.cardea.core.Markup;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// Reduces HTML with jsoup: what is not known to be harmless goes, and its text stays.
public final class HtmlMarkup implements Markup {

    /// Beyond this many, placeholders stay as they are: a small body must not become a huge letter.
    private static final int MOST_LINKS = 5;

    private static final Cleaner CLEANER = new Cleaner(new Safelist()
            .addTags("p", "br", "b", "strong", "em", "i", "u", "ul", "ol", "li", "blockquote")
            .addTags("h1", "h2", "h3", "h4", "hr", "a")
            .addAttributes("a", "href"));

    /// Elements that stand on lines of their own, and lose that with their tags.
    private static final String LOST_LINES = "div, table, tr, section, article, header, footer, main, aside, nav,"
            + " center, form, fieldset, pre, address, dl, dt, dd, h5, h6, caption, figure, figcaption";

    private static final Pattern HARMLESS = Pattern.compile("(?i)(https?|mailto):[^\\p{Cntrl}\\s]+");
    private static final Pattern RUNNABLE = Pattern.compile("(javascript|data|vbscript):.*", Pattern.DOTALL);
    private static final Pattern IGNORED_IN_SCHEMES = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\u00ad\\u200b-\\u200f]");

    @Override
    public LetterText reduce(String body, String link, Predicate<String> mayLinkTo) {
        if (body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException("a body has at most " + LONGEST_BODY + " characters");
        }
        Document dirty = Jsoup.parse(body);
        keepLines(dirty);
        Document clean = CLEANER.clean(dirty);
        clean.outputSettings().prettyPrint(false);

        boolean mayBeAnchor = !isRunnable(link);
        int places = judgeAnchors(clean, link, mayBeAnchor, mayLinkTo);
        places += fillTexts(clean, link, mayBeAnchor, MOST_LINKS - places);
        if (places == 0) {
            clean.body().appendElement("p").appendChild(shown(link, mayBeAnchor));
        }
        return new LetterText(clean.body().html(), PlainText.of(clean.body()));
    }

    private static void keepLines(Document document) {
        for (Element block : document.body().select(LOST_LINES)) {
            if (block.nextSibling() != null) {
                block.after(new Element("br"));
            }
            Node before = block.previousSibling();
            boolean isInLine = (before instanceof TextNode text && !text.isBlank())
                    || (before instanceof Element element && !element.isBlock() && !element.nameIs("br"));
            if (isInLine) {
                block.before(new Element("br"));
            }
        }
        document.body().select("td, th").forEach(cell -> cell.appendText(" "));
    }

    /// Fills the placeholders in addresses, and takes anchors away that lead elsewhere; returns in how many of those
    /// that stay there was a placeholder.
    private static int judgeAnchors(Document document, String link, boolean mayBeAnchor, Predicate<String> mayLinkTo) {
        int places = 0;
        for (Element anchor : document.body().select("a")) {
            // Only as the whole: within another address the code would go wherever that one leads.
            boolean isPlace = anchor.attr("href").strip().equals(LINK) && places < MOST_LINKS;
            String address = isPlace ? link : anchor.attr("href");
            boolean isLink = mayBeAnchor && address.equals(link);
            boolean isAllowed = HARMLESS.matcher(address).matches() && mayLinkTo.test(address);
            if (isLink || isAllowed) {
                anchor.attr("href", address);
                places += isPlace ? 1 : 0;
            } else {
                anchor.unwrap();
            }
        }
        return places;
    }

    /// Fills the placeholders in texts, at most so many of them; returns how many it filled.
    private static int fillTexts(Document document, String link, boolean mayBeAnchor, int most) {
        List<TextNode> texts = document.body().nodeStream(TextNode.class).toList();
        int places = 0;
        for (TextNode text : texts) {
            String[] parts = text.getWholeText().split(Pattern.quote(LINK), most - places + 1);
            boolean mayHaveAnchor = mayBeAnchor && !isInAnchor(text);
            text.text(parts[0]);
            Node last = text;
            for (int i = 1; i < parts.length; i++) {
                Node shown = shown(link, mayHaveAnchor);
                last.after(shown);
                last = new TextNode(parts[i]);
                shown.after(last);
                places++;
            }
        }
        return places;
    }

    private static boolean isInAnchor(TextNode text) {
        @Nullable Element parent = text.parent();
        return parent != null && parent.closest("a") != null;
    }

    private static Node shown(String link, boolean asAnchor) {
        return asAnchor ? new Element("a").attr("href", link).text(link) : new TextNode(link);
    }

    /// Whether a browser might run it rather than go there. Browsers overlook what cannot be seen in a scheme.
    private static boolean isRunnable(String link) {
        String scheme = IGNORED_IN_SCHEMES.matcher(link).replaceAll("").toLowerCase(Locale.ROOT);
        return RUNNABLE.matcher(scheme).matches();
    }
}
