package dev.cardea.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs of a PostgreSQL server: those that are installed, where the distributions put them, else those that come
/// with the tests. `-Dcardea.test.postgres=packed` has the latter in any case.
public final class PostgresPrograms {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final List<Path> OTHERS = List.of(Path.of("/usr/bin"), Path.of("/usr/pgsql/bin"));

    private static final boolean IS_PACKED = "packed".equals(System.getProperty("cardea.test.postgres"));

    private PostgresPrograms() {}

    /// Whether there are any for this machine.
    static boolean areThere() {
        return installed().isPresent() || PostgresArchive.found().isPresent();
    }

    /// The folder that has them. What has to be unpacked is unpacked into this one.
    static Path of(Path folder) throws IOException {
        Optional<Path> installed = installed();
        return installed.isPresent()
                ? installed.get()
                : PostgresArchive.unpack(PostgresArchive.found().orElseThrow(), folder);
    }

    /// Of the newest version where there are several; else the first on the path.
    public static Optional<Path> installed() {
        if (IS_PACKED) {
            return Optional.empty();
        }
        return Stream.of(versions(), OTHERS.stream(), path())
                .flatMap(folders -> folders)
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }

    private static Stream<Path> versions() {
        if (!Files.isDirectory(DEBIAN)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions
                    .filter(version -> version.getFileName().toString().matches("[0-9]+"))
                    .sorted(Comparator.comparingInt(PostgresPrograms::number).reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list " + DEBIAN, e);
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    private static Stream<Path> path() {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .map(Path::of);
    }
}
