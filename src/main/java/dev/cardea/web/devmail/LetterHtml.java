package dev.cardea.web.devmail;

import dev.cardea.core.LetterText;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// The HTML of a letter, which was reduced before it was sealed.
final class LetterHtml {

    private LetterHtml() {}

    /// Where its links lead, in their order.
    static List<String> links(LetterText text) {
        return List.copyOf(
                Jsoup.parseBodyFragment(text.html()).select("a[href]").eachAttr("href"));
    }

    /// As a part of our page. Who follows a link tells nobody where they came from.
    static Element shown(LetterText text) {
        Element shown = new Element("div").addClass("letter").append(text.html());
        shown.select("a").attr("target", "_blank").attr("rel", "noreferrer noopener");
        return shown;
    }
}
