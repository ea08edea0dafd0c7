package dev.cardea.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// The entry point of a load driver that runs in a process of its own, so that its processor time and its collector are
/// not those of what measures. It says when all its connections are open, begins when it is told to, and prints its
/// figures as a line of JSON.
final class OverloadDriver {

    static final String READY = "ready";

    private OverloadDriver() {}

    /// @param arguments as [OverloadPlan#words] has them
    public static void main(String[] arguments) throws IOException {
        OverloadPlan plan = OverloadPlan.parse(List.of(arguments));
        OverloadTally tally = new OverloadTally(plan.seconds());
        try (OpenLoop loop = new OpenLoop(plan.load(), plan.requests(), tally)) {
            loop.connect();
            System.out.println(READY);
            if (System.in.read() < 0) {
                return; // whoever started us is gone
            }
            long cpu = Kernel.ownMicros();
            long begin = System.nanoTime();
            tally.begin(begin);
            loop.run(begin, begin + TimeUnit.SECONDS.toNanos(plan.seconds()));
            double cores = (Kernel.ownMicros() - cpu) * 1e3 / (System.nanoTime() - begin);
            System.out.println(new JsonMapper().writeValueAsString(tally.figures(cores)));
        }
    }
}
