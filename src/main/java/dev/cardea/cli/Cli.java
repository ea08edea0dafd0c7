package dev.cardea.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// The command line `cardea …`.
public final class Cli {

    private final Launch launch;
    private final Installation installation;

    public Cli(Launch launch, Installation installation) {
        this.launch = launch;
        this.installation = installation;
    }

    /// Carries out one command line and returns the code of an [Exit]. Never throws what a command may throw.
    ///
    /// @param in read only by the commands that take a secret
    public int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        if (args.isEmpty()) {
            throw new IllegalStateException("not yet: " + in + out + err + installation);
        }
        return launch.dev(new DevOptions(DevOptions.PORT, Optional.empty(), Optional.empty()));
    }
}
