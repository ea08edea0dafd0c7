package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The working copy that is measured. `bench/run` says where it is.
final class Place {

    static final Path HOME = Path.of(System.getProperty("cardea.home", "."));
    static final Path RESULTS = HOME.resolve("bench/results");
    static final Path PAGE = HOME.resolve("docs/performance.md");
    static final Path TEMPLATE = HOME.resolve("bench/performance.template.md");

    static final Path SERVER = HOME.resolve("target/cardea.jar");

    /// Everything that a run leaves behind, on the disk that the working copy is on.
    static final Path RUN = HOME.resolve("bench/target/run");

    private Place() {}

    /// The file of a subject's results: with those that the page was written from, or with what the run leaves behind.
    static Path results(Options options) throws IOException {
        Path folder = Files.createDirectories(options.keepsPage() ? RUN : RESULTS);
        return folder.resolve(options.subject().word() + ".json");
    }

    static Path script(String name) {
        return HOME.resolve("bench/wrk").resolve(name + ".lua");
    }

    static Path freshFolder(String name) throws IOException {
        Path folder = RUN.resolve(name);
        remove(folder);
        return Files.createDirectories(folder);
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
