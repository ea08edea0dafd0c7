package dev.cardea.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks a server for many things before anything is measured, on several connections at once.
final class Errands {

    private static final int CONNECTIONS = 16;

    private Errands() {}

    /// @param <T> what it brings back
    @FunctionalInterface
    interface Errand<T> {
        T run(Connection connection, int number) throws IOException;
    }

    /// The results, in the order of their numbers from 0.
    static <T> List<T> run(int port, int count, Errand<T> errand) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<T>>> parts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int begin = (int) ((long) count * i / CONNECTIONS);
                int end = (int) ((long) count * (i + 1) / CONNECTIONS);
                parts.add(threads.submit(() -> onOneConnection(port, begin, end, errand)));
            }
            List<T> all = new ArrayList<>(count);
            for (Future<List<T>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not prepare users or tokens", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> onOneConnection(int port, int begin, int end, Errand<T> errand) {
        List<T> done = new ArrayList<>(end - begin);
        try (Connection connection = new Connection(port)) {
            for (int number = begin; number < end; number++) {
                done.add(errand.run(connection, number));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the server broke off", e);
        }
        return done;
    }
}
