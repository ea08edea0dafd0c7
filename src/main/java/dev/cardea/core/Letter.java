package dev.cardea.core;

import java.util.Optional;

/// A letter to one address.
///
/// @param subject one line of at most 200 characters, see [#subjectFrom]
public record Letter(Optional<Sender> sender, Email to, String subject, LetterText text) {

    private static final int LONGEST_SUBJECT = 200;

    public Letter {
        if (!OneLine.is(subject, LONGEST_SUBJECT)) {
            throw new IllegalArgumentException("a subject is one line of at most " + LONGEST_SUBJECT + " characters");
        }
    }

    /// Any text made a subject: one line, cut where it is too long.
    public static String subjectFrom(String any) {
        return OneLine.of(any, LONGEST_SUBJECT);
    }

    /// It may hold a one-time code, and who gets it is nobody's business in a log.
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
