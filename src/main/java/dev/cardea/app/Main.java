package dev.cardea.app;

import dev.cardea.cli.Cli;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The entry point: the process's own arguments, environment, clock and randomness are touched here and nowhere else.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        long begun = System.nanoTime();
        Map<String, String> environment = System.getenv();
        Outside outside = new Outside(InstantSource.system(), new SecureRandom());
        PrintStream out = System.out;
        PrintStream err = System.err;
        Launching launching = new Launching(environment, outside, out, begun);
        System.exit(new Cli(launching, new Premises(environment, outside)).run(List.of(args), System.in, out, err));
    }
}
