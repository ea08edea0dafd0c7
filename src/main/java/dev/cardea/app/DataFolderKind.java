package dev.cardea.app;

import dev.cardea.core.Store;
import java.util.Locale;

/// What an installation is for. Development mode comes with keys that everybody knows, so what it has made never serves
/// production, and it never touches what is production's. The mark lies in the database: no copy loses it.
public enum DataFolderKind {
    DEVELOPMENT,
    PRODUCTION;

    private static final String MARK = "kind";

    /// What the installation is for; a new one is marked as this.
    DataFolderKind orAsMarked(Store store) {
        String marked = store.write(tx -> tx.marks().setOnce(MARK, name().toLowerCase(Locale.ROOT)));
        return valueOf(marked.toUpperCase(Locale.ROOT));
    }

    /// Refuses what is for something else.
    ///
    /// @param place what holds it, as the beginning of a sentence
    void refuse(DataFolderKind other, String place) {
        if (this != other) {
            throw new StartRefused(
                    switch (this) {
                        case PRODUCTION ->
                            place + " belongs to development mode, whose keys"
                                    + " everybody knows. Choose another one for production.";
                        case DEVELOPMENT ->
                            place + " holds an installation that is not for"
                                    + " development. Choose another one with --data.";
                    });
        }
    }
}
