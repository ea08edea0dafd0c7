package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The bare endpoint in a process of its own, with the flags that the launcher gives to the server.
final class Bare {

    private Bare() {}

    /// Its answers are copies of real ones, and come from a port for each operation.
    static Child start(Loads loads, Child cardea, Path folder) throws IOException, InterruptedException {
        List<Integer> ports = Child.freePorts(Operation.values().length);
        List<String> arguments = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            Path answer = folder.resolve(operation.word() + ".answer");
            BareServer.keep(loads.sample(operation, cardea.port()), answer);
            arguments.addAll(
                    List.of(answer.toString(), ports.get(operation.ordinal()).toString()));
        }
        return Child.start("bare", command(arguments), ports);
    }

    private static ProcessBuilder command(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + Place.HOME.resolve("etc/jvm.options")));
        Path cache = Place.HOME.resolve("target/cardea.aot");
        if (Files.exists(cache) && Files.size(cache) > 0) {
            words.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        words.addAll(
                Stream.of(System.getenv().getOrDefault("BENCH_BARE_OPTS", "").split(" "))
                        .filter(flag -> !flag.isEmpty())
                        .toList());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.cardea.bench.BareServer"));
        words.addAll(arguments);
        return new ProcessBuilder(words);
    }
}
