package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cardea.app.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What development mode prints can be pasted as it is.
class BannerTest {

    @Test
    void theThreeCurlLinesWorkWhenPasted(@TempDir Path folder) throws Exception {
        assumeTrue(isThere("curl") && isThere("bash"), "curl and bash are there");
        Config config = Config.development("127.0.0.1", 0, folder.resolve("data"));
        App.Plan plan = new App.Plan(
                Premises.plan(config, DataFolderKind.DEVELOPMENT, Optional.empty()),
                config.http().settings(),
                Optional.empty(),
                Optional.empty(),
                config.families(),
                _ -> {},
                () -> {});
        try (App app = App.start(plan, new Outside(InstantSource.system(), new SecureRandom()))) {
            List<String> lines = curlLines(app, config);

            assertThat(lines).hasSize(3);
            assertThat(pasted(lines.get(0))).contains("\"user\":{\"id\":\"point|", "\"refreshToken\":{\"token\":");
            assertThat(pasted(lines.get(1))).contains("\"accessToken\":{\"token\":\"Bearer ");
            assertThat(pasted(lines.get(2))).startsWith("{\"active\":true,\"sub\":\"point|");
        }
    }

    private static List<String> curlLines(App app, Config config) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Banner.print(out, app, DataFolderKind.DEVELOPMENT, config, 1);
        }
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("curl "))
                .toList();
    }

    private static String pasted(String line) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", line).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).isZero();
        return printed;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
