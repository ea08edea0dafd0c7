package dev.cardea.bench;

/// One measurement of one side.
///
/// @param requestsPerSecond answered
/// @param p50Micros half of all requests took at most so long, seen from the driver
/// @param p90Micros likewise 90 of 100
/// @param p99Micros likewise 99 of 100
/// @param p999Micros likewise 999 of 1,000
/// @param cpuMicros processor time of the server's process for each request, in user and kernel mode
/// @param othersShare of all processors' time, what was used by neither the server nor the driver; 0 to 1
record Figures(
        double requestsPerSecond,
        double p50Micros,
        double p90Micros,
        double p99Micros,
        double p999Micros,
        double cpuMicros,
        double othersShare) {

    static Figures of(Wrk load, Usage used) {
        return new Figures(
                load.requestsPerSecond(),
                load.p50Micros(),
                load.p90Micros(),
                load.p99Micros(),
                load.p999Micros(),
                used.serverMicros() / (double) load.requests(),
                used.othersShare());
    }
}
