package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What lies in the log comes into the file by a thread of its own, once it is worth while.
@Timeout(60)
class CheckpointerTest {

    private static final int WORTH_WHILE = 500;

    @TempDir
    private Path folder;

    @Test
    void whatIsInTheLogComesIntoTheFileWhileTheWriterHoldsIt() throws IOException {
        Path place = folder.resolve("x.db");
        SqliteFile file = new SqliteFile(place, 1_024);
        try (Link writer = file.writer()) {
            writer.statement("CREATE TABLE t (x BLOB NOT NULL)").execute();
            Checkpointer checkpointer = Checkpointer.start(file);
            try {
                long before = Files.size(place);
                writer.statement("INSERT INTO t VALUES (zeroblob(100000))").execute();
                assertThat(Files.size(place)).isEqualTo(before);

                checkpointer.committed(WORTH_WHILE - 1);
                checkpointer.committed(1);
                while (Files.size(place) < before + 100_000) {
                    Thread.onSpinWait();
                }
            } finally {
                checkpointer.close();
            }
        }
    }

    @Test
    void endsWhereThereWasNothingToCopy() {
        Checkpointer checkpointer = Checkpointer.start(new SqliteFile(folder.resolve("x.db"), 1_024));
        checkpointer.committed(WORTH_WHILE - 1);
        checkpointer.close();
        assertThat(folder.resolve("x.db")).doesNotExist();
    }

    @Test
    void leavesItToTheWriterWhereTheFileCannotBeOpened() {
        Checkpointer checkpointer =
                Checkpointer.start(new SqliteFile(folder.resolve("nowhere").resolve("x.db"), 1_024));
        checkpointer.committed(WORTH_WHILE);
        checkpointer.committed(WORTH_WHILE);
        checkpointer.close();
        assertThat(folder).isEmptyDirectory();
    }
}
