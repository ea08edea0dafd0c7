package dev.cardea.bench;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// The server as an operator runs it: by its launcher, with all its defaults but the folder, the ports and what is
/// said here. So it logs every request, keeps its figures, and writes to a real file.
final class Cardea {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] TENANT = {"--env", "production"};

    private final Path data;
    private final Map<String, String> settings;
    private final int port = Child.freePorts(1).getFirst();

    Cardea(Path data) {
        this(data, Map.of());
    }

    /// @param settings as environment variables
    Cardea(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = Map.copyOf(settings);
    }

    /// Makes a tenant, and an API key for it. To be called before the server is started.
    String furnish() throws IOException, InterruptedException {
        said("tenant", "create", "bench");
        return said("key", "create", "--tenant", "bench");
    }

    /// Makes a tenant for users of Point, StaticBackend and Aviauth, and what its callers show. To be called before the
    /// server is started.
    Credentials furnishAll() throws IOException, InterruptedException {
        String tenant = said("tenant", "create", "bench", "--families", "point,staticbackend,aviauth", "--json");
        List<String> client =
                said("client", "create", "--tenant", "bench").lines().toList();
        return new Credentials(
                said("key", "create", "--tenant", "bench"),
                JSON.readTree(tenant).get("public_key").stringValue(),
                client.getFirst(),
                client.getLast());
    }

    /// Makes a tenant that opens that door only, and returns its public key. To be called before the server is
    /// started.
    String furnish(Door door) throws IOException, InterruptedException {
        return furnish(door, "bench");
    }

    /// The same under another name.
    String furnish(Door door, String name) throws IOException, InterruptedException {
        said("tenant", "create", name);
        try (Store store = SqliteStore.open(data)) {
            return store.write(tx -> {
                Tenant tenant = tx.tenants().named(name, Environment.PRODUCTION).orElseThrow();
                tx.tenants().set(tenant.id(), tenant.policy().withDoors(Set.of(door)));
                return tenant.publicKey().text();
            });
        }
    }

    Child start() throws IOException, InterruptedException {
        return start("cardea");
    }

    /// @param name of its log file, where several run at a time
    Child start(String name) throws IOException, InterruptedException {
        return Child.start(name, command(List.of("serve")), List.of(port));
    }

    /// What starts it, for those who watch the start.
    ///
    /// @param before words before the command, such as those that bind it to a processor
    ProcessBuilder serving(List<String> before) {
        ProcessBuilder command = command(List.of("serve"));
        List<String> words = new ArrayList<>(before);
        words.addAll(command.command());
        return command.command(words);
    }

    int port() {
        return port;
    }

    private String said(String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of(TENANT));
        Process process = command(arguments)
                .redirectError(Place.RUN.resolve("commands.log").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new Failed(
                    "cardea " + String.join(" ", arguments) + " ended with " + process.exitValue() + ": " + said + "\n"
                            + Kernel.read(Place.RUN.resolve("commands.log").toString()));
        }
        return said;
    }

    private ProcessBuilder command(List<String> arguments) {
        List<String> words =
                new ArrayList<>(List.of(Place.HOME.resolve("cardea").toString()));
        words.addAll(arguments);
        ProcessBuilder command = new ProcessBuilder(words);
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("CARDEA_"));
        environment.put("CARDEA_JAVA_HOME", System.getProperty("java.home"));
        environment.put("CARDEA_JAVA_OPTS", environment.getOrDefault("BENCH_CARDEA_OPTS", ""));
        environment.put("CARDEA_DATA", data.toString());
        environment.put("CARDEA_HTTP_PORT", Integer.toString(port));
        environment.put("CARDEA_METRICS_PORT", "0");
        environment.put("CARDEA_ENVIRONMENTS_DEFAULT", "production");
        environment.putAll(settings);
        return command;
    }
}
