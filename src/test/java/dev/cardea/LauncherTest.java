package dev.cardea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.BareMachine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `./cardea` as a real process, on a machine that has only the JDKs and the Maven that each test puts there.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final int TOOLS_MISSING = 69;
    private static final int BUILD_FAILED = 70;
    private static final String MAIN = "dev.cardea.app.Main";

    @TempDir
    Path folder;

    private BareMachine machine;

    @BeforeEach
    void aMachineWithNeitherJavaNorMaven() throws IOException {
        machine = new BareMachine(folder.toRealPath());
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJava() throws Exception {
        Ended ended = machine.run("dev");

        assertThat(ended.code()).isEqualTo(TOOLS_MISSING);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("needs a JDK 25 or later")
                .contains("apt-get install openjdk-25")
                .contains("dnf install java-25")
                .contains("brew install openjdk@25")
                .contains("sdk install java 25");
    }

    @Test
    void namesTheJavaThatIsTooOld() throws Exception {
        machine.built();
        machine.jdk("seventeen", "17.0.15");
        machine.jdk("eight", "1.8.0_452");

        Ended ended = machine.run("dev");

        assertThat(ended.code()).isEqualTo(TOOLS_MISSING);
        assertThat(ended.err())
                .contains("Java 17 in " + machine.jdks().resolve("seventeen"))
                .contains("Java 8 in " + machine.jdks().resolve("eight"));
    }

    @Test
    void saysWhatToInstallWhenThereIsNoMaven() throws Exception {
        machine.jdk("twenty-five", "25.0.1");

        Ended ended = machine.run("dev");

        assertThat(ended.code()).isEqualTo(TOOLS_MISSING);
        assertThat(ended.err()).contains("needs Maven 3.8 or later").contains("apt-get install maven");
    }

    @Test
    void namesTheMavenThatIsTooOld() throws Exception {
        machine.jdk("twenty-five", "25.0.1");
        machine.maven("3.6.3", "exit 0");

        Ended ended = machine.run("dev");

        assertThat(ended.code()).isEqualTo(TOOLS_MISSING);
        assertThat(ended.err()).contains("Maven 3.6 in " + machine.tools().resolve("mvn"));
    }

    @Test
    void picksTheJdk25AmongSeveral() throws Exception {
        machine.built();
        machine.jdk("a-17", "17.0.15");
        machine.jdk("b-26", "26");
        machine.jdk("c-25", "25.0.1");
        machine.jdk("d-21", "21.0.7");

        assertThat(machine.run("dev").out()).startsWith("Java of c-25\n");
    }

    @Test
    void takesANewerOneWhenThereIsNo25() throws Exception {
        machine.built();
        machine.jdk("a-21", "21.0.7");
        machine.jdk("b-27", "27-ea");

        assertThat(machine.run("dev").out()).startsWith("Java of b-27\n");
    }

    @Test
    void asksAJavaThatHasNoReleaseFile() throws Exception {
        machine.built();
        Path nameless = machine.jdk("nameless", "25.0.1");
        Files.delete(nameless.resolve("release"));

        assertThat(machine.run("dev").out()).startsWith("Java of nameless\n");
    }

    @Test
    void takesTheJavaOnThePathThroughItsLinks() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        Path mine = Files.move(machine.jdk("mine", "26.0.1"), folder.resolve("mine"));
        Files.createSymbolicLink(folder.resolve("alternative"), mine.resolve("bin/java"));
        Files.createSymbolicLink(machine.tools().resolve("java"), Path.of("../alternative"));

        assertThat(machine.run("dev").out()).startsWith("Java of mine\n");
    }

    @Test
    void javaHomeComesBeforeTheFoldersUnlessItIsTooOld() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        Path newer = machine.jdk("newer", "26.0.1");
        Path older = machine.jdk("older", "21.0.7");

        machine.set("JAVA_HOME", newer.toString());
        assertThat(machine.run("dev").out()).startsWith("Java of newer\n");
        machine.set("JAVA_HOME", older.toString());
        assertThat(machine.run("dev").out()).startsWith("Java of c-25\n");
    }

    @Test
    void cardeaJavaHomeIsTakenOrRefusedButNeverReplaced() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        Path older = machine.jdk("older", "21.0.7");
        machine.set("CARDEA_JAVA_HOME", older.toString());

        Ended ended = machine.run("dev");

        assertThat(ended.code()).isEqualTo(TOOLS_MISSING);
        assertThat(ended.err()).contains("Java 21 in " + older).contains("CARDEA_JAVA_HOME is " + older);
    }

    @Test
    void needsACompilerOnlyToBuild() throws Exception {
        Files.delete(machine.jdk("runtime", "25.0.1").resolve("bin/javac"));

        assertThat(machine.run("dev").err())
                .contains("Java 25 without its compiler, javac, in "
                        + machine.jdks().resolve("runtime"));
        machine.built();
        assertThat(machine.run("dev").out()).startsWith("Java of runtime\n");
    }

    @Test
    void passesArgumentsUnchangedAndEndsWithTheExitCodeOfTheJvm() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");

        Ended ended = machine.run("tenant", "create", "two words", "", "*", "--port=1", "$HOME");

        assertThat(ended.arguments())
                .endsWith(MAIN, "tenant", "create", "two words", "", "*", "--port=1", "$HOME")
                .containsSubsequence(
                        "-XX:+UseSerialGC", "-Dflag=1", "-cp", machine.jar().toString(), MAIN);
        assertThat(ended.code()).isEqualTo(42);
    }

    @Test
    void becomesTheJvmSoThatSignalsReachIt() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");

        Process process = machine.start(machine.home().resolve("cardea"), "dev");

        assertThat(machine.ended(process).out()).contains("process " + process.pid() + "\n");
    }

    @Test
    void worksThroughLinksFromAnotherFolder() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        Path link =
                Files.createSymbolicLink(folder.resolve("link"), machine.home().resolve("cardea"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path linkToLink = Files.createSymbolicLink(bin.resolve("cardea"), Path.of("../" + link.getFileName()));

        Ended ended = machine.ended(machine.start(linkToLink, "dev"));

        assertThat(ended.arguments()).containsSubsequence("-cp", machine.jar().toString(), MAIN, "dev");
    }

    @Test
    void addsTheFlagsOfThePersonAndLetsThemChooseTheCollector() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        machine.set("CARDEA_JAVA_OPTS", "-Xmx1g -XX:+UseZGC");

        assertThat(machine.run("dev").arguments())
                .containsSubsequence("-Dflag=1", "-Xmx1g", "-XX:+UseZGC", "-cp")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void leavesTheSizesOfTheHeapToWhoeverLimitsIt() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        machine.write(machine.home().resolve("etc/jvm.options"), "-Xms48m\n-Xmn32m\n-Dflag=1\n");

        assertThat(machine.run("dev").arguments()).containsSubsequence("-Xms48m", "-Xmn32m", "-Dflag=1");
        machine.set("CARDEA_JAVA_OPTS", "-Xmx40m");
        assertThat(machine.run("dev").arguments())
                .containsSubsequence("-Dflag=1", "-Xmx40m")
                .doesNotContain("-Xms48m", "-Xmn32m");
    }

    @Test
    void buildsOnceWithTheJdkItFoundAndKeepsStdoutClean() throws Exception {
        Path jdk = machine.jdk("c-25", "25.0.1");
        machine.maven("3.8.7", "echo spam; " + BareMachine.BUILDS);

        Ended first = machine.run("dev");
        Ended second = machine.run("dev");

        assertThat(first.out()).startsWith("Java of c-25\n").doesNotContain("spam");
        assertThat(first.err()).contains("building with Java 25").doesNotContain("spam");
        assertThat(second.err()).doesNotContain("building");
        assertThat(machine.builds()).containsExactly("build with " + jdk);
    }

    @Test
    void buildsAgainWhenASourceOrThePomIsNewer() throws Exception {
        machine.jdk("c-25", "25.0.1");
        machine.maven("3.8.7", BareMachine.BUILDS);
        machine.run("dev");

        machine.touchLater(machine.home().resolve("src/main/java/Main.java"));
        machine.run("dev");
        Files.setLastModifiedTime(machine.home().resolve("src/main/java/Main.java"), FileTime.from(Instant.EPOCH));
        machine.touchLater(machine.home().resolve("pom.xml"));
        machine.run("dev");

        assertThat(machine.builds()).hasSize(3);
    }

    @Test
    void buildsAgainAfterABuildThatWasCutOff() throws Exception {
        machine.jdk("c-25", "25.0.1");
        machine.maven("3.8.7", BareMachine.BUILDS + "; exit 1");
        machine.run("dev");
        machine.maven("3.8.7", BareMachine.BUILDS);

        assertThat(machine.run("dev").code()).isEqualTo(42);
        assertThat(machine.builds()).hasSize(2);
    }

    @Test
    void showsTheEndOfTheLogWhenTheBuildFails() throws Exception {
        machine.jdk("c-25", "25.0.1");
        machine.maven("4.0.0", "echo '[ERROR] a semicolon is missing'; exit 1");

        Ended ended = machine.run("dev");

        assertThat(ended.code()).isEqualTo(BUILD_FAILED);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("[ERROR] a semicolon is missing")
                .contains("the whole log is in " + machine.home().resolve("target/build.log"));
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        machine.jdk("c-25", "25.0.1");
        Path gate = machine.gate();
        machine.maven("3.8.7", "read -r _ <'" + gate + "'; " + BareMachine.BUILDS);

        Process one = machine.start(machine.home().resolve("cardea"), "one");
        machine.awaitLine(one, "building");
        Process two = machine.start(machine.home().resolve("cardea"), "two");
        machine.awaitLine(two, "waiting for it");
        Files.writeString(gate, "go\n");

        assertThat(machine.ended(one).arguments()).endsWith("one");
        assertThat(machine.ended(two).arguments()).endsWith("two");
        assertThat(machine.builds()).hasSize(1);
    }

    @Test
    void aSignalDuringTheBuildEndsIt() throws Exception {
        machine.jdk("c-25", "25.0.1");
        Path gate = machine.gate();
        machine.maven("3.8.7", "echo $$ >'" + gate + "'; exec sleep 600");

        Process process = machine.start(machine.home().resolve("cardea"), "dev");
        long builder = Long.parseLong(Files.readString(gate).strip());
        process.toHandle().destroy();

        assertThat(machine.ended(process).code()).isEqualTo(143);
        assertThat(ProcessHandle.of(builder)).isEmpty();
    }

    @Test
    void startsWithTheCacheThatTheRehearsalLeft() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");

        Ended first = machine.run("dev");
        Ended second = machine.run("dev");

        String cache = "-XX:AOTCache=" + machine.home().resolve("target/cardea.aot");
        assertThat(first.err()).contains("preparing a faster start");
        assertThat(first.arguments()).contains(cache);
        assertThat(second.err()).isEmpty();
        assertThat(second.arguments()).contains(cache);
        assertThat(machine.home().resolve("target/cardea.aot"))
                .content()
                .as("what the rehearsal was started with")
                .contains("<-XX:-AOTRecordTraining>", "<dev.cardea.app.Rehearsal>");
        assertThat(first.arguments()).doesNotContain("-XX:-AOTRecordTraining");
    }

    @Test
    void rehearsesAgainWhenALibraryOrAFlagChanges() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        machine.run("dev");

        machine.write(machine.home().resolve("target/lib/new.jar"), "");
        assertThat(machine.run("dev").err()).contains("preparing a faster start");
        machine.write(machine.home().resolve("etc/jvm.options"), "-Dflag=2\n");
        assertThat(machine.run("dev").err()).contains("preparing a faster start");
        assertThat(machine.run("dev").err()).isEmpty();
    }

    @Test
    void aFailedRehearsalCostsOneLineOnceAndNotTheStart() throws Exception {
        machine.built();
        machine.jdk("c-25", "25.0.1");
        machine.set("REHEARSAL", "fails");

        Ended first = machine.run("dev");
        Ended second = machine.run("dev");

        assertThat(first.code()).isEqualTo(42);
        assertThat(first.err()).contains("no faster start");
        assertThat(first.out()).doesNotContain("AOTCache");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).doesNotContain("AOTCache");
    }
}
