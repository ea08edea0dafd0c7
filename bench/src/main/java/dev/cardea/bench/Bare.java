package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Servers that send copies of real answers, each in a process of its own, with the flags that the launcher gives to
/// the server.
final class Bare {

    private Bare() {}

    /// The bare endpoint: a port for each operation, in their order.
    static Child start(Loads loads, Child cardea, Path folder) throws IOException, InterruptedException {
        List<Integer> ports = Child.freePorts(Operation.values().length);
        List<String> arguments = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            KeptAnswer.keep(loads.sample(operation, cardea.port()), answer(operation, folder));
            arguments.add(answer(operation, folder).toString());
            arguments.add(ports.get(operation.ordinal()).toString());
        }
        return Child.start("bare", command(BareServer.class, arguments), ports);
    }

    /// The same on Netty, for one operation. To be called after [#start].
    static Child netty(Operation operation, Path folder) throws IOException, InterruptedException {
        List<Integer> ports = Child.freePorts(1);
        List<String> arguments =
                List.of(answer(operation, folder).toString(), ports.getFirst().toString());
        return Child.start("netty", command(NettyServer.class, arguments), ports);
    }

    private static Path answer(Operation operation, Path folder) {
        return folder.resolve(operation.word() + ".answer");
    }

    private static ProcessBuilder command(Class<?> main, List<String> arguments) throws IOException {
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
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(arguments);
        return new ProcessBuilder(words);
    }
}
