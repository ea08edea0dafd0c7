package dev.cardea.app;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Names requests: eight hexadecimal digits of this run of the server, eight that count.
final class RequestIds implements Supplier<String> {

    private final String run;
    private final AtomicInteger next = new AtomicInteger();

    RequestIds(RandomGenerator random) {
        this.run = HexFormat.of().toHexDigits(random.nextInt());
    }

    @Override
    public String get() {
        return run + HexFormat.of().toHexDigits(next.getAndIncrement());
    }
}
