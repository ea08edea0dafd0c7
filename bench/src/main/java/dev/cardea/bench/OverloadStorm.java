package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Finds out what the server can take, and then offers it ten times as much.
final class OverloadStorm {

    private static final int TIMES = 10;
    private static final int CONNECTIONS_WITHIN_CAPACITY = 64;
    private static final int SECONDS_OF_CAPACITY = 5;
    private static final int SECONDS_BEFORE = 20;
    private static final int SECONDS_AFTER = 10;
    private static final int LEAD_SECONDS = 2;

    private final Child server;
    private final OverloadTrickle trickle;

    OverloadStorm(Child server, OverloadTrickle trickle) {
        this.server = server;
        this.trickle = trickle;
    }

    /// @param within makes what is offered while the capacity is measured, in a closed loop
    /// @param beyond makes what is offered in the overload
    record Load(Planned within, Planned beyond) {}

    /// A plan without its rate and duration.
    @FunctionalInterface
    interface Planned {
        OverloadPlan at(double perSecond, int connections, int seconds);
    }

    OverloadResult measure(Load load, int connections, int seconds) throws IOException, InterruptedException {
        double capacity = accepted(load.within(), SECONDS_OF_CAPACITY);
        Map<OverloadTrickle.Caller, List<OverloadTrickle.Outcome>> before = over(begin(SECONDS_BEFORE));
        OverloadPlan plan = load.beyond().at(TIMES * capacity, connections, seconds);
        try (OverloadProcess driver = OverloadProcess.start(plan)) {
            Map<OverloadTrickle.Caller, Future<List<OverloadTrickle.Outcome>>> others =
                    begin(LEAD_SECONDS + seconds + SECONDS_AFTER);
            TimeUnit.SECONDS.sleep(LEAD_SECONDS);
            long begin = System.nanoTime();
            driver.go();
            List<OverloadResult.Condition> conditions = watch(seconds + SECONDS_AFTER);
            Map<OverloadTrickle.Caller, List<OverloadTrickle.Outcome>> after = over(others);
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            Map<OverloadTrickle.Caller, OverloadResult.Beside> beside = new EnumMap<>(OverloadTrickle.Caller.class);
            after.forEach((caller, outcomes) ->
                    beside.put(caller, OverloadResult.Beside.of(before.get(caller), outcomes, begin, end)));
            return new OverloadResult(plan.kind(), capacity, TIMES * capacity, driver.figures(), beside, conditions);
        }
    }

    void warmUp(Planned load, int seconds) throws IOException, InterruptedException {
        accepted(load, seconds);
    }

    /// In a second, of a closed loop: it refuses none.
    private static double accepted(Planned load, int seconds) throws IOException, InterruptedException {
        OverloadPlan plan = load.at(OpenLoop.CLOSED, CONNECTIONS_WITHIN_CAPACITY, seconds);
        try (OverloadProcess driver = OverloadProcess.start(plan)) {
            driver.go();
            OverloadFigures figures = driver.figures();
            if (figures.all(OverloadFigures.Second::sent) > figures.all(OverloadFigures.Second::accepted)) {
                throw new Failed(plan.kind().words() + " failed with nothing beside them: " + figures.seconds());
            }
            return figures.perSecond(OverloadFigures.Second::accepted);
        }
    }

    private Map<OverloadTrickle.Caller, Future<List<OverloadTrickle.Outcome>>> begin(int seconds) {
        Map<OverloadTrickle.Caller, Future<List<OverloadTrickle.Outcome>>> begun =
                new EnumMap<>(OverloadTrickle.Caller.class);
        for (OverloadTrickle.Caller caller : OverloadTrickle.Caller.values()) {
            begun.put(caller, trickle.begin(caller, seconds));
        }
        return begun;
    }

    private static Map<OverloadTrickle.Caller, List<OverloadTrickle.Outcome>> over(
            Map<OverloadTrickle.Caller, Future<List<OverloadTrickle.Outcome>>> begun) throws InterruptedException {
        Map<OverloadTrickle.Caller, List<OverloadTrickle.Outcome>> outcomes =
                new EnumMap<>(OverloadTrickle.Caller.class);
        for (OverloadTrickle.Caller caller : begun.keySet()) {
            outcomes.put(caller, OverloadTrickle.over(begun.get(caller)));
        }
        return outcomes;
    }

    private List<OverloadResult.Condition> watch(int seconds) throws InterruptedException {
        List<OverloadResult.Condition> conditions = new ArrayList<>();
        long cpu = server.cpuMicros();
        long since = System.nanoTime();
        for (int second = 0; second < seconds; second++) {
            TimeUnit.SECONDS.sleep(1);
            long now = System.nanoTime();
            long used = server.cpuMicros();
            conditions.add(
                    new OverloadResult.Condition(server.residentKilobytes(), (used - cpu) * 1e3 / (now - since)));
            cpu = used;
            since = now;
        }
        return conditions;
    }
}
