package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Keycloak as Maven brings it, unpacked and built for PostgreSQL. It is kept in bench/target, so only the first run
/// waits
/// for that.
final class KeycloakDistribution {

    static final String VERSION = "26.7.3";

    private static final String UNPACK = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack";
    private static final Path FOLDER = Place.HOME.resolve("bench/target/peers");
    private static final Path KEYCLOAK = FOLDER.resolve("keycloak-" + VERSION);
    private static final Path BUILT = FOLDER.resolve("keycloak-" + VERSION + ".built");

    private KeycloakDistribution() {}

    /// The folder that has its `bin`.
    static Path ready() throws IOException, InterruptedException {
        if (!Files.exists(BUILT)) {
            Place.remove(KEYCLOAK);
            Files.createDirectories(FOLDER);
            run(new ProcessBuilder(
                    "mvn",
                    "--batch-mode",
                    UNPACK,
                    "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                    "-DoutputDirectory=" + FOLDER.toAbsolutePath()));
            run(command(List.of("build", "--db=postgres"), Map.of()));
            Files.createFile(BUILT);
        }
        return KEYCLOAK;
    }

    /// `kc.sh`, with its own choice of flags for the JVM, which is the one that runs Cardea.
    static ProcessBuilder command(List<String> arguments, Map<String, String> settings) {
        ProcessBuilder command = new ProcessBuilder("sh", "bin/kc.sh").directory(KEYCLOAK.toFile());
        command.command().addAll(arguments);
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(settings);
        return command;
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Path log = FOLDER.resolve("keycloak.log");
        int code = command.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new Failed(
                    "%s ended with %d; it said:\n%s".formatted(command.command(), code, Kernel.read(log.toString())));
        }
    }
}
