package dev.cardea.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folder that everything is kept in, claimed by an operating system's lock that ends with the process, however it
/// ends. One that is made here may be entered by its owner only; one that was there keeps the mode that it had.
public final class DataFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    /// Where native libraries are unpacked, below the data folder: the system's temporary folder may forbid to run code.
    public static final String NATIVE = "native";

    /// Folders claimed by this process. Looked at before the lock file is opened: a second descriptor of that file
    /// would on its closing release the lock of the first.
    private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Makes the folder if need be, and locks it until it is closed or the process ends.
    ///
    /// @throws DataFolderInUse if another process (or another part of this one) has it
    public static DataFolder claim(Path path) {
        try {
            Path folder = made(path);
            if (!CLAIMED.add(folder)) {
                throw new DataFolderInUse(folder);
            }
            try {
                DataFolder claimed = new DataFolder(folder, locked(folder));
                SqliteLibrary.keepIn(made(folder.resolve(NATIVE)));
                return claimed;
            } catch (IOException | RuntimeException e) {
                CLAIMED.remove(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare the data folder " + path, e);
        }
    }

    Path path() {
        return folder;
    }

    /// The database file, which SQLite's other files take their permissions from.
    Path database() {
        return file(folder.resolve(SqliteStore.FILE));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not release the data folder " + folder, e);
        } finally {
            CLAIMED.remove(folder);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(file(folder.resolve("cardea.lock")), StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new DataFolderInUse(folder);
        }
        return channel;
    }

    private static Path made(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, only(path, FOLDER));
        }
        return path.toRealPath();
    }

    /// The file, made for its owner only if it is not there.
    static Path file(Path path) {
        try {
            if (!Files.exists(path)) {
                Files.createFile(path, only(path, FILE));
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + path, e);
        }
    }

    private static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
