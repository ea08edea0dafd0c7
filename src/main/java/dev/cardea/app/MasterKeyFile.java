package dev.cardea.app;

import dev.cardea.crypto.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Where the master key is kept when the environment does not give it: `master.key` in the data folder, for its owner's
/// eyes only. A backup of the database without this file opens nothing.
final class MasterKeyFile {

    private static final String NAME = "master.key";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final Path file;

    MasterKeyFile(Path dataFolder) {
        this.folder = dataFolder;
        this.file = dataFolder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /// Refuses a file that others may read or write.
    MasterKey read() {
        try {
            if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new StartRefused(
                        file + " may be read or changed by others. Make it yours alone: chmod 600 " + file);
            }
            return MasterKey.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    file + " is damaged: " + e.getMessage() + ". Put the right file back from a backup.");
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    /// Makes a new key, and is sure that it is on disk before anything is sealed under it.
    MasterKey make(RandomGenerator random) {
        byte[] drawn = new byte[MasterKey.LENGTH];
        random.nextBytes(drawn);
        MasterKey key = new MasterKey(drawn);
        Path fresh = file.resolveSibling(NAME + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, ownerOnly());
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((key.text() + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(fresh, file);
            syncFolder();
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    /// A new name in a folder is only durable once the folder is.
    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
