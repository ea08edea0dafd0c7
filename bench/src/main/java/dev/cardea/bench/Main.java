package dev.cardea.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.util.List;
import org.slf4j.LoggerFactory;

/// The entry point of `bench/run`.
final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            run(List.of(arguments));
        } catch (Failed e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    /// @param words a subject and its options, as on the command line
    static void run(List<String> words) throws IOException, InterruptedException {
        Options options = Options.parse(words);
        switch (options.subject()) {
            case OPERATIONS -> new OperationsBench(options).run();
            case STATICBACKEND -> new StaticBackendBench(options).run();
            case OVERLOAD -> new OverloadBench(options).run();
            case START -> new StartBench(options).run();
            case MEMORY -> new MemoryBench(options).run();
            case FLAGS -> new FlagsBench(options).run();
            case STORE -> StoreBench.run(options);
            case SCALE -> new ScaleBench(options).run();
            case RETENTION -> new RetentionBench(options).run();
            case PEERS -> new PeersBench(options).run();
            case ALL -> AllBench.run(options, words.subList(1, words.size()));
            case PAGE -> Page.renew();
        }
    }
}
