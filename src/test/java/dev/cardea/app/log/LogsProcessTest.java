package dev.cardea.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.config.Config;
import dev.cardea.http.Answered;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The log of a whole process, which has one standard output and one logging of the JDK.
class LogsProcessTest {

    private static final int REQUESTS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void aProcessThatEndsLosesNoLine() throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Story.class.getName())
                .redirectOutput(out)
                .redirectError(err)
                .start();

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(Files.readString(err.toPath())).isEmpty();
        List<String> lines = Files.readAllLines(out.toPath());
        assertThat(lines).hasSize(3 + REQUESTS);
        assertThat(lines.subList(0, 3))
                .extracting(line -> line.substring(line.indexOf('Z') + 2))
                .containsExactly(
                        "INFO  dev.cardea.app.Story - begun",
                        "INFO  org.example - told the JDK",
                        "WARN  io.helidon.webserver - is heard");
        assertThat(lines.getLast()).contains("id=" + (REQUESTS - 1) + " ");
    }

    /// Logs in each way, and ends without closing anything.
    static final class Story {

        private Story() {}

        public static void main(String[] args) {
            Logs logs = Logs.onStandardOutput(new Config.Log(Config.Format.TEXT, Level.INFO, true));
            LoggerFactory.getLogger("dev.cardea.app.Story").info("begun");
            Logger.getLogger("org.example").info("told the JDK");
            Logger.getLogger("org.example").fine("is too fine");
            Logger.getLogger("io.helidon.webserver").info("is not heard");
            Logger.getLogger("io.helidon.webserver").warning("is heard");
            for (int count = 0; count < REQUESTS; count++) {
                logs.requests().answered(new Answered("f", "/r", "GET", 200, 1, String.valueOf(count), "t"));
            }
            System.exit(3);
        }
    }
}
