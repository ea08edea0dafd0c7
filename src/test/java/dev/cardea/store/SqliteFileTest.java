package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every connection is told, which no crash of the process alone could show.
class SqliteFileTest {

    @Test
    void commitsWaitForTheDiskAndReadersCannotWrite(@TempDir Path folder) {
        SqliteFile file = new SqliteFile(folder.resolve("x.db"), 1_024);
        try (Link writer = file.writer();
                Link reader = file.reader()) {
            assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(writer, "synchronous")).isEqualTo("2"); // FULL
            assertThat(pragma(writer, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(reader, "query_only")).isEqualTo("1");
        }
    }

    private static String pragma(Link link, String name) {
        return link.statement("PRAGMA " + name).map(row -> row.getString(1)).one();
    }
}
