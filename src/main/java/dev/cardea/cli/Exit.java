package dev.cardea.cli;

/// How a command ended, in the numbers that shells and scripts read; 69 and 70 are those of `sysexits.h`.
public enum Exit {
    DONE(0, "done"),
    REFUSED(1, "refused: the message says why and what to do"),
    WRONG_USAGE(2, "wrong usage: nothing was done"),
    UNAVAILABLE(69, "unavailable: the data cannot be opened, or the server does not answer"),
    CRASHED(70, "crashed: the message names the reference to look for in the log");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /// For help and manual.
    public String meaning() {
        return meaning;
    }
}
