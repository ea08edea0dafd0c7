package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Everything that is measured of StaticBackend's users in a round.
///
/// @param tokens a file of them, for the load driver
record StormLoads(Child server, People people, HashRate hashes, Path tokens) {

    private static final int CONNECTIONS_AT_FULL_SPEED = 64;
    private static final long SETTLING_MILLIS = 1_000;

    private record Stormy(StormResults.Logins logins, SteadyLoad.Figures me) {}

    StormResults.Round round(int seconds) throws IOException, InterruptedException {
        HashRate.Figures before = hashes.measure(seconds);
        StormResults.Steady me = me(seconds);
        Figures full = meAtFullSpeed(seconds);
        StormResults.Logins alone = logins(seconds);
        Stormy stormy = stormy(seconds);
        return new StormResults.Round(before, me, full, alone, stormy.logins(), stormy.me(), hashes.measure(seconds));
    }

    private StormResults.Steady me(int seconds) throws InterruptedException {
        Usage before = Usage.of(server);
        SteadyLoad.Figures figures = steady().run(seconds);
        return new StormResults.Steady(figures, Usage.of(server).since(before));
    }

    private Figures meAtFullSpeed(int seconds) throws IOException, InterruptedException {
        Wrk.Plan plan = new Wrk.Plan(
                Place.script("me"), server.port(), CONNECTIONS_AT_FULL_SPEED, seconds, List.of(tokens.toString()));
        Usage before = Usage.of(server);
        Wrk load = Wrk.run(plan);
        return Figures.of(load, Usage.of(server).since(before));
    }

    private StormResults.Logins logins(int seconds) throws InterruptedException {
        try (LoginStorm storm = settled()) {
            Usage usage = Usage.of(server);
            LoginStorm.Counts counts = storm.counts();
            Thread.sleep(seconds * 1_000L);
            return new StormResults.Logins(
                    storm.counts().since(counts), Usage.of(server).since(usage));
        }
    }

    /// The clocks are read around what /me takes; the storm has begun before, and ends after it.
    private Stormy stormy(int seconds) throws InterruptedException {
        try (LoginStorm storm = settled()) {
            Usage usage = Usage.of(server);
            LoginStorm.Counts counts = storm.counts();
            SteadyLoad.Figures me = steady().run(seconds);
            return new Stormy(
                    new StormResults.Logins(
                            storm.counts().since(counts), Usage.of(server).since(usage)),
                    me);
        }
    }

    private SteadyLoad steady() {
        return new SteadyLoad(server.port(), people);
    }

    /// By then every connection has a login under way.
    private LoginStorm settled() throws InterruptedException {
        LoginStorm storm = LoginStorm.begin(server.port(), people);
        Thread.sleep(SETTLING_MILLIS);
        return storm;
    }
}
