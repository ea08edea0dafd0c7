package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;

/// `bench/run store`: the store alone.
final class StoreBench {

    private StoreBench() {}

    static void run(Options options) throws IOException, InterruptedException {
        Path folder = Place.freshFolder("store");
        try (StoreRates store = StoreRates.open(folder)) {
            store.measure(options.warmUp() / 2.0);
            System.out.println("      one by one   64 at once    fdatasync   (per second)");
            for (int round = 1; round <= options.rounds(); round++) {
                StoreRates.Rates rates = store.measure(options.seconds());
                System.out.printf(
                        "%4d  %10.0f   %10.0f   %10.0f%n", round, rates.oneByOne(), rates.inGroups(), rates.syncs());
            }
        }
        Place.remove(folder);
    }
}
