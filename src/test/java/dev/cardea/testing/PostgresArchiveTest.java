package dev.cardea.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What machines without PostgreSQL test with; looked at on the others too.
class PostgresArchiveTest {

    @Test
    void itsProgramsRun(@TempDir Path folder) throws Exception {
        Path programs = PostgresArchive.unpack(PostgresArchive.found().orElseThrow(), folder);

        for (String name : List.of("initdb", "postgres")) {
            Process program = new ProcessBuilder(programs.resolve(name).toString(), "--version").start();
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(program.waitFor()).isZero();
            assertThat(said).startsWith(name + " (PostgreSQL) ");
        }
    }
}
