package dev.cardea.app;

/// The server will not start like this; the message tells the operator why and what to do.
public final class StartRefused extends RuntimeException {

    StartRefused(String message) {
        super(message);
    }
}
