package dev.cardea;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A folder that looks to the launcher like a whole machine: the system's small tools, no Java and no Maven but those
/// that a test adds, and a checkout (in a folder with spaces) that nobody has built.
final class BareMachine {

    /// What a fake Maven does that builds: it leaves a line in `builds` and the files of a build in `target`.
    static final String BUILDS =
            "echo \"build with $JAVA_HOME\" >>builds; mkdir -p target/lib; echo jar >target/cardea.jar";

    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "env",
            "find",
            "flock",
            "grep",
            "mkdir",
            "mkfifo",
            "mv",
            "perl",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "stat",
            "tail",
            "touch");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    BareMachine(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(jdks());
        for (String tool : TOOLS) {
            lend(tool);
        }
        script(home().resolve("cardea"), Files.readString(Path.of("cardea")));
        write(home().resolve("etc/jvm.options"), "# one a line\n-XX:+UseSerialGC\n\n-Dflag=1\n");
        write(home().resolve("pom.xml"), "<project/>");
        write(home().resolve("src/main/java/Main.java"), "");
        set("PATH", tools().toString());
        set("HOME", folder.toString());
        set("CARDEA_JVM_SEARCH", jdks().toString());
    }

    Path home() {
        return folder.resolve("a folder with spaces");
    }

    Path jdks() {
        return folder.resolve("jdks");
    }

    Path tools() {
        return folder.resolve("tools");
    }

    Path jar() {
        return home().resolve("target/cardea.jar");
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /// A fake JDK whose `java` tells its name, its process and its arguments, and ends with 42.
    Path jdk(String name, String version) throws IOException {
        Path jdk = jdks().resolve(name);
        write(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        String java = """
                #!/usr/bin/env bash
                if [ "$1" = -XshowSettings:properties ]; then
                  echo "    java.specification.version = 25"
                  exit 0
                fi
                for argument in "$@"; do
                  case $argument in
                    -XX:AOTCacheOutput=*)
                      if [ "${REHEARSAL:-}" = fails ]; then exit 1; fi
                      printf '<%s>\\n' "$@" >"${argument#*=}"
                      exit 0 ;;
                  esac
                done
                echo "Java of NAME"
                echo "process $$"
                printf '<%s>\\n' "$@"
                exit 42
                """;
        script(jdk.resolve("bin/java"), java.replace("NAME", name));
        return jdk;
    }

    /// A fake Maven that tells its version and otherwise does as the body says, in bash.
    void maven(String version, String body) throws IOException {
        String maven = """
                #!/usr/bin/env bash
                case "$*" in *-version*) echo "Apache Maven VERSION"; exit 0 ;; esac
                BODY
                """;
        script(tools().resolve("mvn"), maven.replace("VERSION", version).replace("BODY", body));
    }

    /// Leaves what a finished build leaves.
    void built() throws IOException {
        write(home().resolve("target/lib/library.jar"), "library");
        write(jar(), "jar");
        touchLater(jar());
    }

    List<String> builds() throws IOException {
        return Files.readAllLines(home().resolve("builds"));
    }

    /// A named pipe: who reads it waits for who writes it.
    Path gate() throws IOException, InterruptedException {
        Path gate = folder.resolve("gate");
        int code = new ProcessBuilder("mkfifo", gate.toString()).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("mkfifo " + gate + " ended with " + code);
        }
        return gate;
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return ended(start(home().resolve("cardea"), arguments));
    }

    Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    Ended ended(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = process.errorReader().lines().map(line -> line + "\n").collect(Collectors.joining());
        return new Ended(process.waitFor(), out, err);
    }

    void awaitLine(Process process, String words) throws IOException {
        BufferedReader lines = process.errorReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(words)) {
                return;
            }
        }
        throw new AssertionError("The launcher never said: " + words);
    }

    void touchLater(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(60)));
    }

    void write(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void script(Path path, String text) throws IOException {
        write(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void lend(String tool) throws IOException {
        for (String place : List.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            if (Files.isExecutable(Path.of(place, tool))) {
                script(tools().resolve(tool), "#!/bin/sh\nexec " + place + "/" + tool + " \"$@\"\n");
                return;
            }
        }
    }

    /// How a start ended.
    record Ended(int code, String out, String err) {

        List<String> arguments() {
            return out.lines()
                    .filter(line -> line.startsWith("<"))
                    .map(line -> line.substring(1, line.length() - 1))
                    .toList();
        }
    }
}
