package dev.cardea.http;

/// Answers a request; what it throws becomes [Problem.Crashed] or [Problem.Unavailable].
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
