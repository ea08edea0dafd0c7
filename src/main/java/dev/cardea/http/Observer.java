package dev.cardea.http;

/// Is told of every answer once it was written; must be quick and must not throw.
@FunctionalInterface
public interface Observer {
    void answered(Answered answered);
}
