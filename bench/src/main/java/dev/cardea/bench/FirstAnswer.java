package dev.cardea.bench;

import java.io.IOException;

/// Waits for a server that has just been started.
final class FirstAnswer {

    private static final int BETWEEN_LOOKS_MILLIS = 5;

    private FirstAnswer() {}

    /// Returns when a GET of the path is answered with 200.
    static void await(int port, String path) throws IOException, InterruptedException {
        try (Connection connection = new Connection(port)) {
            while (connection.ask("GET", path, "", "").status() != 200) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        }
    }
}
