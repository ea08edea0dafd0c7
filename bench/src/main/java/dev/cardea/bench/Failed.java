package dev.cardea.bench;

/// Says for the person at the terminal why nothing was measured.
final class Failed extends RuntimeException {

    Failed(String message) {
        super(message);
    }
}
