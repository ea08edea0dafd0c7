package dev.cardea.core;

/// The number of a signing key, unique per installation; every token that we make carries its key's number.
public record KeyNumber(int number) {

    public KeyNumber {
        if (number < 1) {
            throw new IllegalArgumentException("key numbers begin at 1: " + number);
        }
    }
}
