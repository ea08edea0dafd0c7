package dev.cardea.core;

import java.util.Optional;

/// On whose behalf a letter is written. Only its name is shown to who reads the letter: the address that a letter
/// comes from is always the operator's.
///
/// @param name one line of at most 100 characters
public record Sender(Optional<String> name, Email address) {

    private static final int LONGEST_NAME = 100;

    public Sender {
        if (name.isPresent() && !OneLine.is(name.get(), LONGEST_NAME)) {
            throw new IllegalArgumentException("not a name of a sender");
        }
    }

    /// Of any text as a name: it is made one line and cut where it is too long; a blank one is none.
    public static Sender of(String anyName, Email address) {
        return new Sender(Optional.of(OneLine.of(anyName, LONGEST_NAME)).filter(name -> !name.isEmpty()), address);
    }

    @Override
    public String toString() {
        return "Sender[…]";
    }
}
