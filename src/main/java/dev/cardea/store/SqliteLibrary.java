package dev.cardea.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// The driver's native library, unpacked once for each of its versions. By itself the driver unpacks it at each start,
/// compares it with what it has packed, and forgets it there when the process is killed.
final class SqliteLibrary {

    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String OTHERWISE = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /// Has the driver load it from below this folder, unless this process has done so already or an operator wishes
    /// otherwise. Where it cannot be loaded from there, the driver unpacks another there.
    ///
    /// @param folder is there, and belongs to who runs this process
    static void keepIn(Path folder) throws IOException {
        if (System.getProperty(FOLDER) != null || System.getProperty(OTHERWISE) != null) {
            return;
        }
        removeLeftovers(folder);
        System.setProperty(OTHERWISE, folder.toString());
        Path places = folder.resolve("sqlite");
        Path place = places.resolve(SQLiteJDBCLoader.getVersion() + "-" + System.getProperty("os.arch"));
        Path library = place.resolve(LibraryLoaderUtil.getNativeLibName());
        if (!Files.exists(library)) {
            removeAll(places); // those of other versions
            Files.createDirectories(place);
            unpack(library);
        }
        System.setProperty(FOLDER, place.toString());
    }

    /// Whole, or not at all: the driver has none for some machines, and then says so by itself.
    private static void unpack(Path library) throws IOException {
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library.getFileName();
        try (@Nullable InputStream bytes = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
            if (bytes != null) {
                Path unfinished = library.resolveSibling("unfinished");
                Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    written.force(true); // before its name says that it is whole
                }
                Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void removeAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path one : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    /// What the driver has unpacked by itself for a process that was killed.
    private static void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }
}
