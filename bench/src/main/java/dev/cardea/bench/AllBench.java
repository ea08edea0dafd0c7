package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `bench/run all`: every subject in turn, then one file with the results of all and one table of their targets.
final class AllBench {

    private AllBench() {}

    /// A subject that fails does not keep the others from being measured; it is left out of the table.
    ///
    /// @param rest the options that each subject is given
    static void run(Options options, List<String> rest) throws IOException, InterruptedException {
        Machine machine = Machine.now();
        List<Options> all = Stream.of(Subject.values())
                .filter(Subject::isPartOfAll)
                .map(subject -> Options.parse(words(subject, rest)))
                .toList();
        List<Options> measured = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Options each : all) {
            if (each.goesOn() && isMeasured(each)) {
                measured.add(each);
                continue;
            }
            System.err.println("bench: measuring " + each.subject().word());
            try {
                Main.run(words(each.subject(), rest));
                measured.add(each);
            } catch (IOException | RuntimeException e) {
                failures.add(each.subject().word() + " failed: " + e);
            }
        }
        Targets.publish(options, machine, measured);
        if (!failures.isEmpty()) {
            throw new Failed(String.join("\n", failures));
        }
    }

    private static boolean isMeasured(Options each) throws IOException {
        Path results = Place.results(each);
        return Files.exists(results)
                && Files.getLastModifiedTime(results).compareTo(Files.getLastModifiedTime(Place.SERVER)) > 0;
    }

    private static List<String> words(Subject subject, List<String> rest) {
        return Stream.concat(Stream.of(subject.word()), rest.stream()).toList();
    }
}
