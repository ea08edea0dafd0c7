package dev.cardea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The archive that `packaging/run` makes, unpacked on a machine that has no Java. Runs once the jar is built, so not
/// among the tests: in `mvn verify`, or by its name.
@EnabledOnOs(OS.LINUX)
class ArchiveCheck {

    private static final int ENDED_BY_SIGTERM = 143;
    private static final Pattern READY = Pattern.compile("ready after .* at (http://[^,]+), .* metrics at (http://.+)");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void servesWhereThereIsNoJavaAndEndsWhenAsked() throws Exception {
        BareMachine machine = new BareMachine(folder.toRealPath());
        Path home = unpacked(packed());
        machine.set("CARDEA_JAVA_OPTS", "-XX:AOTMode=on"); // so that a cache that does not fit ends it
        machine.set("CARDEA_DATA", folder.resolve("data").toString());
        machine.set("CARDEA_HTTP_PORT", "0");
        machine.set("CARDEA_METRICS_PORT", "0");
        machine.set("CARDEA_ENVIRONMENTS_DEFAULT", "production");

        String[] tenant = {"tenant", "create", "acme", "--env", "production"};
        BareMachine.Ended made = machine.ended(machine.start(home.resolve("cardea"), tenant));
        String[] apiKey = {"key", "create", "--tenant", "acme", "--env", "production"};
        String key = machine.ended(machine.start(home.resolve("cardea"), apiKey))
                .out()
                .strip();
        assertThat(made.err()).doesNotContain("preparing a faster start");

        Process server = machine.start(home.resolve("cardea"), "serve");
        try {
            Matcher addresses = ready(server.inputReader());
            assertThat(get(addresses.group(1) + "/readyz").statusCode()).isEqualTo(200);
            assertThat(probed(home, addresses.group(1))).isZero();
            assertThat(registered(addresses.group(1), key)).contains("\"refreshToken\"");
            assertThat(get(addresses.group(2)).body()).contains("jvm_memory_used_bytes", "process_cpu_usage");
        } finally {
            server.destroy();
        }
        assertThat(server.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
    }

    private static Path packed() throws IOException, InterruptedException {
        ProcessBuilder packaging = new ProcessBuilder("packaging/run").redirectError(ProcessBuilder.Redirect.INHERIT);
        packaging.environment().put("CARDEA_JAVA_HOME", System.getProperty("java.home"));
        Process process = packaging.start();
        List<String> said = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return Path.of(said.getLast());
    }

    private Path unpacked(Path archive) throws IOException, InterruptedException {
        String sum = archive.getFileName() + ".sha256";
        assertThat(done(archive.getParent(), "sha256sum", "--check", "--quiet", sum))
                .isZero();
        Path elsewhere = Files.createDirectory(folder.resolve("else where"));
        assertThat(done(elsewhere, "tar", "--extract", "--file", archive.toString()))
                .isZero();
        try (Stream<Path> unpacked = Files.list(elsewhere)) {
            return unpacked.toList().getFirst();
        }
    }

    private static int done(Path where, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(where.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static Matcher ready(BufferedReader lines) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the server did not start:\n" + said);
    }

    private static int probed(Path home, String address) throws IOException, InterruptedException {
        ProcessBuilder probe = new ProcessBuilder(home.resolve("etc/is-ready").toString());
        probe.environment()
                .put("CARDEA_HTTP_PORT", Integer.toString(URI.create(address).getPort()));
        return probe.start().waitFor();
    }

    private String registered(String address, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/organizations/users/ann"))
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
