package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What lies in the log comes into the file by a thread of its own, once it is worth while.
class CheckpointerTest {

    private static final int WORTH_WHILE = 500;
    private static final int ROW = 100_000; // bytes
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    @Test
    void whatIsInTheLogComesIntoTheFileWhileTheWriterHoldsIt() throws IOException {
        SqliteFile file = new SqliteFile(folder.resolve("x.db"), 1_024);
        try (Link writer = file.writer()) {
            Checkpointer checkpointer = Checkpointer.start(file);
            try {
                long before = written(writer);
                checkpointer.committed(WORTH_WHILE - 1);
                checkpointer.committed(1);
                awaitCopy(before);
            } finally {
                checkpointer.close();
            }
        }
    }

    @Test
    void leavesTheFileAloneUntilThereIsSomethingToCopy() {
        Checkpointer checkpointer = Checkpointer.start(new SqliteFile(folder.resolve("x.db"), 1_024));
        checkpointer.committed(WORTH_WHILE - 1);
        checkpointer.close();
        assertThat(folder.resolve("x.db")).doesNotExist();
    }

    @Test
    void saysThatItCouldNotOpenTheFileAndTriesAgain() throws Exception {
        Path later = folder.resolve("later");
        SqliteFile file = new SqliteFile(later.resolve("x.db"), 1_024);
        Checkpointer checkpointer = Checkpointer.start(file);
        try (Warnings warnings = new Warnings()) {
            checkpointer.committed(WORTH_WHILE);
            assertThat(warnings.first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            Files.createDirectory(later);
            try (Link writer = file.writer()) {
                long before = written(writer);
                checkpointer.committed(WORTH_WHILE);
                awaitCopy(before);
            }
        } finally {
            checkpointer.close();
        }
    }

    /// Has a row in the log, and tells how long the file is without it.
    private long written(Link writer) throws IOException {
        writer.statement("CREATE TABLE t (x BLOB NOT NULL)").execute();
        long before = size();
        writer.statement("INSERT INTO t VALUES (zeroblob(" + ROW + "))").execute();
        assertThat(size()).isEqualTo(before);
        return before;
    }

    private void awaitCopy(long before) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (size() < before + ROW) {
            assertThat(System.nanoTime()).as("copied by now").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private long size() throws IOException {
        Path later = folder.resolve("later/x.db");
        return Files.size(Files.exists(later) ? later : folder.resolve("x.db"));
    }

    /// What is logged while this is open.
    private static final class Warnings extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private final CountDownLatch first = new CountDownLatch(1);
        private final Logger log = (Logger) LoggerFactory.getLogger(Checkpointer.class);

        private Warnings() {
            start();
            log.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            first.countDown();
        }

        @Override
        public void close() {
            log.detachAppender(this);
        }
    }
}
