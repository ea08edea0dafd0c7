package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/// Files of many lines, each of some user who was picked by chance; written by all cores at once.
final class TokenLines {

    private static final int AT_ONCE = 500;

    private final SplittableRandom dice;
    private final Progress progress;

    /// @param seed the same picks the same users
    TokenLines(long seed, Progress progress) {
        this.dice = new SplittableRandom(seed);
        this.progress = progress;
    }

    /// Makes some of the lines.
    @FunctionalInterface
    interface Some {
        List<String> lines(int count, RandomGenerator dice);
    }

    /// @param rows how many lines the file shall have
    void write(Path file, int rows, Some some) throws IOException {
        List<String> lines = new ArrayList<>(rows);
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<String>>> parts = new ArrayList<>();
            for (int begin = 0; begin < rows; begin += AT_ONCE) {
                int count = Math.min(AT_ONCE, rows - begin);
                SplittableRandom own = dice.split();
                parts.add(threads.submit(() -> some.lines(count, own)));
            }
            for (Future<List<String>> part : parts) {
                lines.addAll(part.get());
                progress.add(part.get().size());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not derive tokens", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Files.write(file, lines);
    }
}
