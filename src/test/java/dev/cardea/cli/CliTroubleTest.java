package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.store.SqliteStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTroubleTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatAnotherProcessHoldsIsUnavailable() {
        Site site = new Site(folder);
        try (SqliteStore _ = SqliteStore.open(folder)) {
            Said said = site.say("tenant list");

            assertThat(said.exit()).isEqualTo(69);
            assertThat(said.err())
                    .startsWith("Not available now: the data folder ")
                    .endsWith("; if a server is starting or stopping just now, run the command again\n");
        }
    }

    @Test
    void aCrashNamesTheReferenceAndNothingElse() {
        List<String> err = new ArrayList<>();

        assertThat(Trouble.tell(new IllegalStateException("something inside"), err::add))
                .isEqualTo(Exit.CRASHED);
        assertThat(err)
                .singleElement()
                .asString()
                .matches("The command crashed; look for the reference [0-9a-f]+ in the log\\.");
    }
}
