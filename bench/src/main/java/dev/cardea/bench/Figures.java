package dev.cardea.bench;

/// One measurement of one side.
///
/// @param requestsPerSecond answered
/// @param p50Micros half of all requests took at most so long, seen from the driver
/// @param p99Micros 99 of 100 requests took at most so long
/// @param cpuMicros processor time of the server's process for each request, in user and kernel mode
/// @param othersShare of all processors' time, what was used by neither the server nor the driver; 0 to 1
record Figures(double requestsPerSecond, double p50Micros, double p99Micros, double cpuMicros, double othersShare) {

    static Figures of(Wrk load, Usage used) {
        return new Figures(
                load.requestsPerSecond(),
                load.p50Micros(),
                load.p99Micros(),
                used.serverMicros() / (double) load.requests(),
                used.othersShare());
    }
}
