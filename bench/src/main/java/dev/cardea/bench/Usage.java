package dev.cardea.bench;

/// Processor time in microseconds: of a server, of this process and the load drivers that it ran, and of everything.
record Usage(long serverMicros, long driverMicros, long allMicros, long wallMicros) {

    static Usage of(Child server) {
        return now(server.cpuMicros());
    }

    static Usage of(ProcessTree server) {
        return now(server.cpuMicros());
    }

    private static Usage now(long serverMicros) {
        return new Usage(serverMicros, Kernel.ownMicros(), Kernel.busyMicros(), System.nanoTime() / 1_000);
    }

    Usage since(Usage before) {
        return new Usage(
                serverMicros - before.serverMicros,
                driverMicros - before.driverMicros,
                allMicros - before.allMicros,
                wallMicros - before.wallMicros);
    }

    /// What was neither the server's nor ours, as a share of what there was; 0 to 1.
    double othersShare() {
        double others = allMicros - serverMicros - driverMicros;
        return Math.clamp(others / (wallMicros * Runtime.getRuntime().availableProcessors()), 0, 1);
    }
}
