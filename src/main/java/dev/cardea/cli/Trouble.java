package dev.cardea.cli;

import dev.cardea.core.Unavailable;
import java.util.function.Consumer;

/// What is said, and with which code a command ends, when it could not even be refused.
final class Trouble {

    private static final System.Logger LOG = System.getLogger("dev.cardea.cli");

    private Trouble() {}

    static Exit tell(RuntimeException trouble, Consumer<String> err) {
        return switch (trouble) {
            case WrongUsage wrong -> say(err, message(wrong), Exit.WRONG_USAGE);
            case Unavailable unavailable -> say(err, "Not available now: " + message(unavailable), Exit.UNAVAILABLE);
            case RuntimeException crash -> crashed(crash, err);
        };
    }

    /// The only place that has the exception itself is the log.
    private static Exit crashed(RuntimeException crash, Consumer<String> err) {
        String reference = Long.toHexString(System.nanoTime());
        LOG.log(System.Logger.Level.ERROR, "command crashed, reference " + reference, crash);
        return say(err, "The command crashed; look for the reference " + reference + " in the log.", Exit.CRASHED);
    }

    private static Exit say(Consumer<String> err, String line, Exit exit) {
        err.accept(line);
        return exit;
    }

    private static String message(RuntimeException trouble) {
        return String.valueOf(trouble.getMessage());
    }
}
