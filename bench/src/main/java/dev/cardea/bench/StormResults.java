package dev.cardea.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// What was measured of StaticBackend's users. Of rounds the median counts; of ratios, the median of those within
/// a round.
///
/// @param idleKilobytes resident memory of the server before anything was asked of it
/// @param loadedKilobytes the same after everything
record StormResults(int cores, List<Round> rounds, LoginTimes times, long idleKilobytes, long loadedKilobytes) {

    StormResults {
        rounds = List.copyOf(rounds);
    }

    /// Logins in a stretch of time, and what processors did meanwhile.
    record Logins(LoginStorm.Counts counts, Usage used) {

        double perSecond() {
            return counts.logins() * 1e6 / used.wallMicros();
        }

        double serverCores() {
            return used.serverMicros() / (double) used.wallMicros();
        }

        double driverCores() {
            return used.driverMicros() / (double) used.wallMicros();
        }

        /// Of the server, for each login.
        double cpuMicros() {
            return used.serverMicros() / (double) counts.logins();
        }
    }

    /// GET /me at the fixed rate with nothing beside it.
    record Steady(SteadyLoad.Figures figures, Usage used) {

        /// Of the server, for each request.
        double cpuMicros() {
            return used.serverMicros() / (double) figures.requests();
        }
    }

    /// Everything once, one after the other; but `storm` and `meInStorm` at the same time.
    record Round(
            HashRate.Figures hashesBefore,
            Steady me,
            Figures meAtFullSpeed,
            Logins logins,
            Logins storm,
            SteadyLoad.Figures meInStorm,
            HashRate.Figures hashesAfter) {

        double hashesPerSecond() {
            return (hashesBefore.perSecond() + hashesAfter.perSecond()) / 2;
        }

        double hashCpuMicros() {
            return (hashesBefore.cpuMicros() + hashesAfter.cpuMicros()) / 2;
        }

        /// Of the server, for /me during the storm, if it cost there what it costs alone.
        double meCores() {
            return me.cpuMicros() * meInStorm.requests() / storm.used().wallMicros();
        }

        /// Of the server, for each login in the storm, without what /me cost it.
        double stormCpuMicros() {
            return (storm.used().serverMicros() - me.cpuMicros() * meInStorm.requests())
                    / storm.counts().logins();
        }

        /// The p99 of /me in the storm, as a multiple of that at the same rate without it.
        double meOfNormal() {
            return meInStorm.p99Micros() / me.figures().p99Micros();
        }

        /// What went to other processes, where most did, of all that the share below is made of: beside the hashes
        /// it makes the share too high, and in the storm too low.
        double othersShare() {
            return Math.max(
                    storm.used().othersShare(), Math.max(hashesBefore.othersShare(), hashesAfter.othersShare()));
        }

        /// The logins, as a share of the hashes that the processors could make beside the driver and /me.
        double share(int cores) {
            double left = cores - storm.driverCores() - meCores();
            return storm.perSecond() / (hashesPerSecond() * left / cores);
        }
    }

    double median(ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream(), figure);
    }

    double greatest(ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    double share() {
        return median(round -> round.share(cores));
    }

    /// Everything that was not answered as it should be, in all rounds.
    Map<String, Long> failures() {
        Map<String, Long> all = new TreeMap<>();
        for (Round round : rounds) {
            round.logins().counts().failures().forEach((what, count) -> all.merge(what, count, Long::sum));
            round.storm().counts().failures().forEach((what, count) -> all.merge(what, count, Long::sum));
            all.merge("another answer than 200 to GET /me", failedMe(round), Long::sum);
        }
        all.values().removeIf(count -> count == 0);
        return all;
    }

    private static long failedMe(Round round) {
        return round.me().figures().failed() + round.meInStorm().failed();
    }
}
