package dev.cardea.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Folders for servers that all tests of a class share: where `@TempDir` comes too late.
public final class ClassFolder {

    private ClassFolder() {}

    /// A new folder that goes with the context.
    ///
    /// @param name another one for each folder of the context
    public static Path in(ExtensionContext context, String name) {
        try {
            Path folder = Files.createTempDirectory("cardea-" + name);
            AutoCloseable removal = () -> remove(folder);
            context.getStore(ExtensionContext.Namespace.create(ClassFolder.class))
                    .put(name, removal);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
