package dev.cardea.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A person's shell, into which lines are pasted.
public final class Shell {

    private static final int PATIENCE_SECONDS = 30;

    private Shell() {}

    /// Skips the test on a machine without `curl` or `bash`.
    public static void needsCurl() throws InterruptedException {
        assumeTrue(isThere("curl") && isThere("bash"), "curl and bash are there");
    }

    /// What the lines print; the last of them must end well.
    public static String pasted(String lines) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", lines).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
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
