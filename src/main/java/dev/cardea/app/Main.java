package dev.cardea.app;

/// The entry point of the jar.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        IO.println("cardea");
    }
}
