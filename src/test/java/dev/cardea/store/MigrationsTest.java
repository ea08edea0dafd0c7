package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The newest migration is the one that the code names.
class MigrationsTest {

    @Test
    void theNewestVersionIsThatOfTheLastFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/cardea/store"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".sql"))
                            .mapToInt(name -> Integer.parseInt(name.substring(1, 5))))
                    .contains(Migrations.NEWEST)
                    .allMatch(version -> version <= Migrations.NEWEST);
        }
    }
}
