package dev.cardea.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.LetterText;
import dev.cardea.core.Markup;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What is left of a stranger's HTML.
class HtmlMarkupTest {

    private static final String LINK = "https://x.co/m?code=666333&email=o@t.co";
    private static final String ANCHOR =
            "<a href=\"https://x.co/m?code=666333&amp;email=o@t.co\">https://x.co/m?code=666333&amp;email=o@t.co</a>";

    private final Markup markup = new HtmlMarkup();

    @Test
    void everyPlaceholderBecomesTheLink() {
        LetterText text =
                reduced("<p>Click [link] or <a href=\"[link]\">here</a>, or <a href='[link]'>[link]</a>.</p>");

        assertThat(text.html())
                .isEqualTo(
                        "<p>Click " + ANCHOR + " or <a href=\"https://x.co/m?code=666333&amp;email=o@t.co\">here</a>,"
                                + " or " + ANCHOR + ".</p>");
        assertThat(text.plain()).isEqualTo("Click " + LINK + " or here " + LINK + " , or " + LINK + ".");
    }

    @Test
    void aBodyWithoutAPlaceholderEndsWithTheLink() {
        assertThat(reduced("<p>Hello</p>").html()).isEqualTo("<p>Hello</p><p>" + ANCHOR + "</p>");
        assertThat(reduced("Hello").plain()).isEqualTo("Hello\n\n" + LINK);
        assertThat(reduced("").plain()).isEqualTo(LINK);
        assertThat(reduced("<img src='[link]'><script>'[link]'</script>").plain())
                .isEqualTo(LINK);
    }

    @Test
    void theLinkMayBeOfAnySchemeOrNone() {
        for (String link : List.of("?code=1&email=o@t.co", "myapp://open?code=1", "/m?code=1")) {
            LetterText text = markup.reduce("[link]", link, _ -> false);

            assertThat(text.html()).startsWith("<a href=\"" + link.replace("&", "&amp;") + "\">");
            assertThat(text.plain()).isEqualTo(link);
        }
    }

    @Test
    void whatABrowserWouldRunIsNeverAnAnchor() {
        for (String link : List.of(
                "javascript:alert(1)",
                " JavaScript:alert(1)",
                "java\tscript:alert(1)",
                "\u0001javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x")) {
            LetterText text = markup.reduce("<a href='[link]'>here</a> [link]", link, _ -> true);

            assertThat(text.html()).doesNotContain("<a", "href").contains("here");
        }
    }

    @Test
    void otherAnchorsStayOnlyWhereTheyMay() {
        Predicate<String> mine = address -> address.startsWith("https://mine.example/");
        String body = "<a href='https://mine.example/a?b=1&amp;c=2' onclick=x>mine</a> <a href='https://evil.example/'>"
                + "evil</a> <a href='//mine.example/'>odd</a> <a name=x>none</a> [link]";
        LetterText text = markup.reduce(body, LINK, mine);

        assertThat(text.html())
                .isEqualTo("<a href=\"https://mine.example/a?b=1&amp;c=2\">mine</a> evil odd none " + ANCHOR);
        assertThat(text.plain()).isEqualTo("mine https://mine.example/a?b=1&c=2 evil odd none " + LINK);
    }

    @Test
    void aPlaceholderInsideAnotherAddressIsNone() {
        String body = "<a href='https://evil.example/?to=[link]'>go</a>";

        assertThat(reduced(body).html()).isEqualTo("go<p>" + ANCHOR + "</p>");
        assertThat(markup.reduce(body, LINK, _ -> true).html())
                .isEqualTo("<a href=\"https://evil.example/?to=[link]\">go</a><p>" + ANCHOR + "</p>");
        assertThat(markup.reduce("<a href='javascript:go(\"[link]\")'>go</a>", LINK, _ -> true)
                        .html())
                .doesNotContain("javascript");
    }

    @Test
    void onlyTextAndBasicMarksAreLeft() {
        String body = "<html><head><title>T</title><style>p{}</style></head><body style='x' onload='y'>"
                + "<h1 class=a>Hi</h1><p style='color:red'>a<script>evil()</script><b>b</b><img src=x onerror=y></p>"
                + "<form action=x><input value=y><button>send</button></form><iframe src=x>no</iframe>"
                + "<svg><a xlink:href='javascript:x'>s</a></svg><math><mtext>m</mtext></math><object>o</object>"
                + "<!-- c --><ul><li>1<li>2</ul><hr><blockquote>q</blockquote>[link]</body></html>";
        String html = reduced(body).html();

        assertThat(html)
                .contains("<h1>Hi</h1><p>a<b>b</b></p>", "send", "<ul><li>1</li><li>2</li></ul><hr>", ANCHOR)
                .doesNotContain("evil", "style", "color", "img", "form", "input", "iframe", "svg", "script", "onerror")
                .doesNotContain("<!--", "class", "title");
    }

    @Test
    void entitiesDoNotBecomeMarkup() {
        LetterText text = reduced("&lt;script&gt;x&lt;/script&gt; &amp;lt;b> a < b [link]");

        assertThat(text.html()).startsWith("&lt;script&gt;x&lt;/script&gt; &amp;lt;b&gt; a &lt; b ");
        assertThat(text.plain()).startsWith("<script>x</script> &lt;b> a < b ");
    }

    @Test
    void linesStayLinesWithoutTheirTags() {
        assertThat(reduced("<div>a</div><div>b <span>c</span></div>x<div>d [link]</div>")
                        .plain())
                .isEqualTo("a\nb c\nx\nd " + LINK);
        assertThat(reduced("<table><tr><td>a<td>b<tr><td>c</table>[link]").plain())
                .isEqualTo("a b\nc\n" + LINK);
        assertThat(reduced("<h2>T</h2><p>a<br>b</p><ol><li>x</li><li>y</li></ol><p>[link]</p>")
                        .plain())
                .isEqualTo("T\n\na\nb\n\n- x\n- y\n\n" + LINK);
    }

    @Test
    void placeholdersBeyondAFewStayAsTheyAre() {
        String html = reduced("[link] <a href='[link]'>x</a> ".repeat(600)).html();

        assertThat(html.split("code=666333", -1).length - 1).isBetween(5, 10);
    }

    @Test
    void aBodyIsBounded() {
        assertThat(reduced("a".repeat(Markup.LONGEST_BODY)).plain()).endsWith(LINK);
        assertThatThrownBy(() -> reduced("a".repeat(Markup.LONGEST_BODY + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nestingBreaksNothing() {
        for (String tag :
                List.of("<div>", "<b>", "<p><b>", "<a href=x>", "<ul><li>", "<table>", "<h1>", "<i id=1><u>")) {
            String deep = tag.repeat((Markup.LONGEST_BODY - 10) / tag.length()) + "[link]";
            long start = System.nanoTime();

            assertThat(reduced(deep).plain()).as(tag).contains(LINK);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(tag).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(reduced("<b>".repeat(6_000) + "x" + "</b>".repeat(200)).html())
                .contains("x");
    }

    private LetterText reduced(String body) {
        return markup.reduce(body, LINK, _ -> false);
    }
}
