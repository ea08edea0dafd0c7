package dev.cardea.core;

/// Thrown inside [Store#write] by work that has changed something and must take it back: the store rolls that piece of
/// work back and hands the refusal out through [Store#decide].
public final class Undo extends RuntimeException {

    private final transient Refusal why;

    public Undo(Refusal why) {
        super(why.getClass().getSimpleName(), null, false, false);
        this.why = why;
    }

    public Refusal why() {
        return why;
    }
}
