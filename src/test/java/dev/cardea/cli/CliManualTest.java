package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CliManualTest {

    private static final Path PAGE = Path.of("docs", "cli.md");

    @Test
    void theManualSaysWhatTheCommandsSay() throws Exception {
        if ("write".equals(System.getProperty("docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, CliManual.text());
        }
        assertThat(PAGE).content().isEqualTo(CliManual.text());
    }
}
