package dev.cardea.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of a PostgreSQL server that come with the tests' libraries, for machines that have none installed.
final class PostgresArchive {

    private static final List<String> NAMES = List.of(
            "/postgres-linux-x86_64.txz",
            "/postgres-linux-arm_64.txz",
            "/postgres-darwin-x86_64.txz",
            "/postgres-darwin-arm_64.txz");
    private static final int MAY_EXECUTE = 0b001_001_001;

    private PostgresArchive() {}

    /// Empty where there are none for this machine.
    static Optional<String> found() {
        return NAMES.stream()
                .filter(name -> PostgresArchive.class.getResource(name) != null)
                .findFirst();
    }

    /// Unpacks an archive so that everybody may run what is in it, and names the folder of its programs.
    static Path unpack(String name, Path folder) throws IOException {
        try (InputStream packed = Objects.requireNonNull(PostgresArchive.class.getResourceAsStream(name));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            Optional<TarArchiveEntry> entry = Optional.ofNullable(tar.getNextEntry());
            while (entry.isPresent()) {
                unpack(entry.get(), tar, folder);
                entry = Optional.ofNullable(tar.getNextEntry());
            }
        }
        return folder.resolve("bin");
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive has an entry outside of its folder: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean isProgram = (entry.getMode() & MAY_EXECUTE) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
