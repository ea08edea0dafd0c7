package dev.cardea.mail;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Writes reduced HTML as plain text: lines where there were blocks, and addresses written out as they are.
final class PlainText implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Element body) {
        PlainText plain = new PlainText();
        body.traverse(plain);
        return plain.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            add(words.text());
        } else if (node instanceof Element element) {
            begin(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            end(element);
        }
    }

    private void begin(Element element) {
        switch (element.normalName()) {
            case "p", "h1", "h2", "h3", "h4", "blockquote" -> lines(2);
            case "ul", "ol" -> lines(1);
            case "li" -> {
                lines(1);
                text.append("- ");
            }
            case "br" -> {
                trim();
                text.append('\n');
            }
            case "hr" -> {
                lines(2);
                text.append("----");
                lines(2);
            }
            default -> {} // marks say nothing in plain text
        }
    }

    private void end(Element element) {
        switch (element.normalName()) {
            case "p", "h1", "h2", "h3", "h4", "blockquote" -> lines(2);
            case "li", "ul", "ol" -> lines(1);
            case "a" -> address(element);
            default -> {}
        }
    }

    /// Behind the words of a link, unless they are the address already.
    private void address(Element anchor) {
        String address = anchor.attr("href");
        if (!anchor.wholeText().contains(address)) {
            add(" " + address + " ");
        }
    }

    private void add(String words) {
        boolean isFresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(isFresh ? words.stripLeading() : words);
    }

    /// Sees to it that the text ends with at least so many line breaks, unless it is empty.
    private void lines(int count) {
        trim();
        int had = text.length();
        while (had > 0 && text.charAt(had - 1) == '\n') {
            had--;
        }
        int missing = had == 0 ? 0 : count - (text.length() - had);
        text.repeat('\n', Math.max(0, missing));
    }

    private void trim() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }
}
