package dev.cardea.core;

/// What a letter says, once for readers of HTML and once for all others.
public record LetterText(String html, String plain) {

    /// It may hold a one-time code.
    @Override
    public String toString() {
        return "LetterText[…]";
    }
}
