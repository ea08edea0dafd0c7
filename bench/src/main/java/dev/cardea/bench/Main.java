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
            Options options = Options.parse(List.of(arguments));
            switch (options.subject()) {
                case POINT -> new PointBench(options).run();
                case STATICBACKEND -> new StaticBackendBench(options).run();
                case STORE -> StoreBench.run(options);
                case OVERLOAD -> new OverloadBench(options).run();
                case PAGE -> Page.renew();
            }
        } catch (Failed e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }
}
