package dev.cardea.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The programs of a PostgreSQL server: those of Debian's newest version, else the first on the path.
final class PostgresPrograms {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private PostgresPrograms() {}

    /// The folder that has them.
    static Path folder() throws IOException {
        return Stream.concat(versions().stream(), path())
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres")))
                .findFirst()
                .orElseThrow(() -> new Failed(
                        "found no PostgreSQL server (initdb, postgres). On Debian: sudo apt-get install postgresql"));
    }

    private static List<Path> versions() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(DEBIAN)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
                    .sorted(Comparator.<Path>comparingInt(folder ->
                                    Integer.parseInt(folder.getFileName().toString()))
                            .reversed())
                    .map(folder -> folder.resolve("bin"))
                    .toList();
        }
    }

    private static Stream<Path> path() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
    }
}
