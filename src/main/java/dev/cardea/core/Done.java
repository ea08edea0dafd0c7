package dev.cardea.core;

/// The answer of a flow that has nothing to give but the certainty that it is done.
public enum Done {
    DONE
}
