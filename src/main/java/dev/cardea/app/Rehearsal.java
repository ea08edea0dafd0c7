package dev.cardea.app;

/// The run that trains the AOT cache: what is loaded here is mapped, not loaded, when the server starts.
public final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] args) {
        Main.main(args);
    }
}
