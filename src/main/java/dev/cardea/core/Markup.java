package dev.cardea.core;

import java.util.function.Predicate;

/// Makes of a stranger's HTML what may be sent in our name: text, links and basic marks.
public interface Markup {

    /// What stands in a body for the link.
    String LINK = "[link]";

    /// The most characters that a body may have.
    int LONGEST_BODY = 20_000;

    /// Reduces a body. Each [#LINK] in it becomes the link; if it has none, the link follows as a paragraph.
    ///
    /// @param link where the letter leads; of any scheme or none, but never an anchor if a browser would run it
    /// @param mayLinkTo whether another address may stay a link; of `http`, `https` and `mailto` only
    /// @throws IllegalArgumentException if the body is longer than [#LONGEST_BODY]
    LetterText reduce(String body, String link, Predicate<String> mayLinkTo);
}
