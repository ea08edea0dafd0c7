package dev.cardea.bench;

/// Physical memory that a process has, in kilobytes.
///
/// @param all VmRSS
/// @param anonymous of it, what the process has written: it cannot be taken back but by swapping
/// @param proportional what is shared with others divided by their number (PSS)
record Resident(long all, long anonymous, long proportional) {

    static Resident of(Child server) {
        return new Resident(
                server.residentKilobytes(),
                Kernel.mapped(server.pid(), "Anonymous"),
                Kernel.mapped(server.pid(), "Pss"));
    }
}
