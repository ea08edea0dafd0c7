package dev.cardea.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One start of the server, seen from outside: from the moment before the launcher is executed.
///
/// @param readyMillis until `/readyz` was answered 200
/// @param requestMillis until a user was created, and the answer was there
/// @param cpuMillis processor time of the process until then, of the launcher and of all threads
record Start(double readyMillis, double requestMillis, double cpuMillis) {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int POLL_MILLIS = 1;

    /// A server that has just been started; whoever asks for it ends it.
    record Started(Child server, Start start) implements AutoCloseable {

        @Override
        public void close() {
            server.close();
        }
    }

    /// @param before words before the command, such as those that bind it to a processor
    static Started watch(Cardea cardea, String apiKey, List<String> before) throws IOException, InterruptedException {
        ProcessBuilder command = cardea.serving(before);
        long begun = System.nanoTime();
        Child server = Child.launch("start", command, List.of(cardea.port()));
        try {
            while (!isAnswered(server, "GET", "/readyz", "")) {
                if (System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw new Failed("the server was not ready after a minute");
                }
                server.checkAlive();
                Thread.sleep(POLL_MILLIS);
            }
            double ready = (System.nanoTime() - begun) / 1e6;
            if (!isAnswered(server, "POST", "/organizations/users/start-" + begun, apiKey)) {
                throw new Failed("the first request of a ready server was not answered 200");
            }
            double request = (System.nanoTime() - begun) / 1e6;
            return new Started(server, new Start(ready, request, server.cpuMicros() / 1e3));
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static boolean isAnswered(Child server, String method, String path, String credential) {
        try (Connection connection = new Connection(server.port())) {
            return connection.ask(method, path, credential, "").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
