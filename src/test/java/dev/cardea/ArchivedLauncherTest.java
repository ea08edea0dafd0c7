package dev.cardea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.BareMachine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a folder such as `packaging/run` makes: no sources, the jar beside it, perhaps a Java of its own.
@DisabledOnOs(OS.WINDOWS)
class ArchivedLauncherTest {

    @TempDir
    Path folder;

    private BareMachine machine;

    @BeforeEach
    void anArchive() throws IOException {
        machine = new BareMachine(folder.toRealPath());
        Files.move(machine.home().resolve("src"), folder.resolve("sources"));
        machine.write(machine.home().resolve("cardea.jar"), "jar");
        machine.write(machine.home().resolve("lib/library.jar"), "library");
    }

    @Test
    void runsTheJarBesideIt() throws Exception {
        machine.jdk("c-25", "25.0.1");

        assertThat(machine.run("dev").arguments())
                .containsSubsequence(
                        "-cp", machine.home().resolve("cardea.jar").toString(), "dev.cardea.app.Main", "dev");
    }

    @Test
    void takesItsOwnJavaBeforeAllOthers() throws Exception {
        withItsOwnJava();
        machine.jdk("c-25", "25.0.1");
        machine.set("JAVA_HOME", machine.jdk("newer", "26.0.1").toString());

        assertThat(machine.run("dev").out()).startsWith("Java of its-own\n");
    }

    @Test
    void takesTheJavaThatCardeaJavaHomeNamesBeforeItsOwn() throws Exception {
        withItsOwnJava();
        machine.set("CARDEA_JAVA_HOME", machine.jdk("c-25", "25.0.1").toString());

        assertThat(machine.run("dev").out()).startsWith("Java of c-25\n");
    }

    @Test
    void keepsItsCacheWhenItIsMoved() throws Exception {
        withItsOwnJava();
        Ended trained = machine.run("dev");
        Path elsewhere = Files.move(machine.home(), folder.toRealPath().resolve("elsewhere"));

        Ended moved = machine.ended(machine.start(elsewhere.resolve("cardea"), "dev"));

        assertThat(trained.err()).contains("preparing a faster start");
        assertThat(moved.err()).isEmpty();
        assertThat(moved.arguments()).contains("-XX:AOTCache=" + elsewhere.resolve("cardea.aot"));
    }

    private void withItsOwnJava() throws IOException {
        Files.move(machine.jdk("its-own", "25.0.1"), machine.home().resolve("runtime"));
    }
}
