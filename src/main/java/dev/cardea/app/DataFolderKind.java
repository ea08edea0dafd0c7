package dev.cardea.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a data folder is for. Development mode comes with keys that everybody knows, so a folder that it has used never
/// serves production, and it never touches a folder of production.
public enum DataFolderKind {
    DEVELOPMENT,
    PRODUCTION;

    private static final String MARK = "DEVELOPMENT-ONLY";

    /// What a folder is for, as far as it says.
    static DataFolderKind of(Path folder) {
        return Files.exists(folder.resolve(MARK)) ? DEVELOPMENT : PRODUCTION;
    }

    /// Marks a new folder, or refuses one of the other kind. The folder exists and is claimed by this process.
    ///
    /// @param isNew whether nothing has ever been kept in it
    void claim(Path folder, boolean isNew) {
        Path mark = folder.resolve(MARK);
        boolean isMarked = Files.exists(mark);
        if (this == PRODUCTION && isMarked) {
            throw new StartRefused("The data folder " + folder + " belongs to development mode, whose keys everybody"
                    + " knows. Choose another one for production.");
        }
        if (this == DEVELOPMENT && !isMarked) {
            if (!isNew) {
                throw new StartRefused("The data folder " + folder
                        + " holds an installation that is not for development." + " Choose another one with --data.");
            }
            write(mark);
        }
    }

    private static void write(Path mark) {
        try {
            Files.writeString(
                    mark, "The keys in this folder are known to everybody. Never serve production from it.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + mark, e);
        }
    }
}
