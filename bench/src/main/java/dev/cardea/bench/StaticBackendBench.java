package dev.cardea.bench;

import dev.cardea.core.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `bench/run staticbackend`: people who sign in all at once, and what that does to those who are signed in.
final class StaticBackendBench {

    private static final int TIMED_LOGINS = 200;

    /// The storm comes from one address, and much of it fails: what would stop it in production is what is off
    /// here.
    static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "CARDEA_LIMITS_FAILED_AUTHENTICATIONS_PER_MINUTE", "0", "CARDEA_LIMITS_FAILED_SIGN_INS_PER_USER", "0");

    private final Options options;

    StaticBackendBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine machine = Machine.now();
        Path folder = Place.freshFolder("staticbackend");
        Cardea cardea = new Cardea(folder.resolve("data"), WITHOUT_LIMITS);
        String publicKey = cardea.furnish(Door.STATICBACKEND);
        try (HashRate hashes = new HashRate(Files.createDirectories(folder.resolve("native")));
                Child server = cardea.start()) {
            long idle = server.residentKilobytes();
            tell("registering " + options.users() + " users");
            People people = People.register(server.port(), publicKey, options.users());
            people.writeTokens(tokens(folder));
            StormLoads loads = new StormLoads(server, people, hashes, tokens(folder));
            loads.round(options.warmUp());
            List<StormResults.Round> rounds = rounds(loads);
            tell("timing single logins");
            LoginTimes times = LoginTimes.measure(server.port(), people, TIMED_LOGINS);
            StormResults results = new StormResults(machine.cores(), rounds, times, idle, server.residentKilobytes());
            new StormReport(options, machine, Machine.now(), results).publish();
        }
        Place.remove(folder);
    }

    private List<StormResults.Round> rounds(StormLoads loads) throws IOException, InterruptedException {
        List<StormResults.Round> rounds = new ArrayList<>();
        int cores = Runtime.getRuntime().availableProcessors();
        for (int number = 1; number <= options.rounds(); number++) {
            StormResults.Round round = loads.round(options.seconds());
            rounds.add(round);
            tell("round %d of %d: %.1f hashes/s, %.1f logins/s beside /me (%.2f of what there was), /me p99 %.1f ms"
                    .formatted(
                            number,
                            options.rounds(),
                            round.hashesPerSecond(),
                            round.storm().perSecond(),
                            round.share(cores),
                            round.meInStorm().p99Micros() / 1e3));
        }
        return rounds;
    }

    private static Path tokens(Path folder) {
        return folder.resolve("tokens.tsv");
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
