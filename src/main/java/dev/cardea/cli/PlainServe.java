package dev.cardea.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command lines that servers are started with, read without picocli. Its classes are in a form so old that no AOT
/// cache takes them, and to load and verify them would be a large part of a start.
final class PlainServe {

    private PlainServe() {}

    /// Empty if it is anything but `serve` or `serve --config FILE`: then [Syntax] reads it.
    static Optional<Asked> read(List<String> args) {
        if (args.equals(List.of("serve"))) {
            return Optional.of(new Asked.Serve(new ServeOptions(Optional.empty(), false)));
        }
        if (args.size() == 3 && args.subList(0, 2).equals(List.of("serve", "--config")) && isName(args.getLast())) {
            return Optional.of(new Asked.Serve(new ServeOptions(Optional.of(Path.of(args.getLast())), false)));
        }
        return Optional.empty();
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && !text.startsWith("-") && !text.startsWith("@");
    }
}
