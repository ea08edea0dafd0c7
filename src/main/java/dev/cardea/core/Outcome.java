package dev.cardea.core;

/// What a flow returns: the thing asked for, or the reason why not.
///
/// A refusal is an ordinary answer, so it is a value. What nobody expected (a lost database, a bug) is an exception.
public sealed interface Outcome<T> {

    /// Yes: here it is.
    record Ok<T>(T value) implements Outcome<T> {}

    /// No: here is why.
    record No<T>(Refusal why) implements Outcome<T> {}

    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Outcome<T> no(Refusal why) {
        return new No<>(why);
    }
}
