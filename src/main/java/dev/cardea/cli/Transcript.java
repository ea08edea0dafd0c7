package dev.cardea.cli;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import java.util.function.Consumer;

/// What a command says: results for standard output, which scripts read, and notes for standard error, which people
/// read. Results may be secrets, so it is never shown as a whole.
final class Transcript {

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    void result(String line) {
        out.append(line).append('\n');
    }

    void note(String line) {
        err.append(line).append('\n');
    }

    /// Tells the result, or why there is none.
    <T> Exit tell(Outcome<T> outcome, Consumer<T> result) {
        return switch (outcome) {
            case Outcome.Ok(T value) -> {
                result.accept(value);
                yield Exit.DONE;
            }
            case Outcome.No(Refusal why) -> {
                note(Refusals.sentence(why));
                yield Exit.REFUSED;
            }
        };
    }

    Answer end(Exit exit) {
        return new Answer(exit, out.toString(), err.toString());
    }

    @Override
    public String toString() {
        return "Transcript[hidden]";
    }
}
