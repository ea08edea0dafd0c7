package dev.cardea.cli;

/// What the operator wrote, on the command line or in a configuration, cannot be carried out by anyone. The message is
/// shown as it is, of one or several lines, and says what to write instead; it never holds a secret.
public final class WrongUsage extends RuntimeException {

    public WrongUsage(String message) {
        super(message);
    }
}
