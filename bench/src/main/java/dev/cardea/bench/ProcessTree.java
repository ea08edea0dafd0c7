package dev.cardea.bench;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Processes, all that they have started, and all that those have started.
record ProcessTree(List<ProcessHandle> roots) {

    ProcessTree {
        roots = List.copyOf(roots);
    }

    /// CPU time used so far, in user and kernel mode; also by those that have ended.
    long cpuMicros() {
        return sum(Kernel::microsWithEnded);
    }

    /// Physical memory now. What several processes share is counted once.
    long residentKilobytes() {
        return sum(Kernel::proportionalKilobytes);
    }

    private long sum(ToLongFunction<Long> figure) {
        return roots.stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(process -> ofLiving(process.pid(), figure))
                .sum();
    }

    /// Of a process that ended since it was listed, its parent tells.
    private static long ofLiving(long pid, ToLongFunction<Long> figure) {
        try {
            return figure.applyAsLong(pid);
        } catch (UncheckedIOException _) {
            return 0;
        }
    }
}
