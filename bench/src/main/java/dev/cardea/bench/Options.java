package dev.cardea.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is measured, and for how long.
///
/// @param seconds of each measurement; of single operations, one second of the same load comes before it
/// @param rounds how often everything is measured; the medians are reported
/// @param warmUp seconds at the start, for each load
/// @param users how many there are: of single operations, those that the revoked tokens are spread over
/// @param keepsPage whether docs/performance.md stays as it is
/// @param goesOn whether subjects that were measured since the server was built are left as they are
record Options(
        Subject subject,
        int seconds,
        int rounds,
        int warmUp,
        List<Integer> connections,
        Set<Operation> operations,
        int users,
        boolean keepsPage,
        boolean goesOn) {

    private static final String USAGE = """
            usage: bench/run all|operations|staticbackend|start|memory|overload|scale|retention|flags|peers|store|page
                   [--quick|--long] [--seconds N] [--rounds N] [--warm-up N] [--users N] [--keep-page]
                   of all only: [--go-on]
                   of operations only: [--connections 1,16,64]
                                       [--operations create,mint,introspect,revoke,me,refresh]
                   of overload: [--connections 2000]
                   of memory and flags only: [--minutes N]""";

    static Options parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Failed(USAGE);
        }
        try {
            List<String> rest = new ArrayList<>(arguments);
            Options options = standard(Subject.named(rest.removeFirst()));
            while (!rest.isEmpty()) {
                options = options.with(rest.removeFirst(), rest);
            }
            return options;
        } catch (RuntimeException e) {
            throw new Failed("cannot read " + String.join(" ", arguments) + " (" + e.getMessage() + ")\n" + USAGE);
        }
    }

    private static Options standard(Subject subject) {
        return switch (subject) {
            case OPERATIONS, STORE, ALL, PAGE -> of(subject, 2, 3, 10_000);
            case STATICBACKEND -> of(subject, 10, 30, 1_000);
            case SCALE -> of(subject, 2, 3, 1_000_000);
            case RETENTION -> of(subject, 1, 1, 1_000_000);
            case PEERS -> of(subject, 4, 10, 10_000).among(List.of(64), EnumSet.noneOf(Operation.class), 10_000);
            case START -> of(subject, 15, 1, 1).lasting(15, 11, 1);
            case MEMORY -> of(subject, 600, 1, 1_000);
            case FLAGS -> of(subject, 60, 1, 1_000).lasting(60, 3, 1);
            case OVERLOAD -> of(subject, 60, 5, 1_000).among(List.of(2_000), EnumSet.allOf(Operation.class), 1_000);
        };
    }

    private static Options of(Subject subject, int seconds, int warmUp, int users) {
        return new Options(
                subject, seconds, 5, warmUp, List.of(1, 16, 64), EnumSet.allOf(Operation.class), users, false, false);
    }

    private Options quick() {
        return switch (subject) {
            case OPERATIONS -> lasting(1, 1, 2).among(connections, operations, 500);
            case STORE, ALL, PAGE -> lasting(1, 1, 2);
            case STATICBACKEND -> lasting(4, 1, 5).among(connections, operations, 100);
            case SCALE -> lasting(1, 1, 2).among(connections, operations, 20_000);
            case RETENTION -> among(connections, operations, 2_000);
            case PEERS -> lasting(2, 1, 3).among(connections, operations, 1_000);
            case START -> lasting(5, 2, 1);
            case MEMORY, FLAGS -> lasting(20, 1, 1).among(connections, operations, 200);
            case OVERLOAD -> lasting(10, 1, 3).among(connections, operations, 100);
        };
    }

    private Options longer() {
        return switch (subject) {
            case OPERATIONS, STORE, ALL, PAGE, PEERS -> lasting(10, rounds, 10);
            case STATICBACKEND -> lasting(30, rounds, warmUp);
            case START -> lasting(60, 31, warmUp);
            case MEMORY -> lasting(3_600, rounds, warmUp);
            case FLAGS -> lasting(300, rounds, warmUp);
            case SCALE -> among(connections, operations, 10_000_000);
            case RETENTION -> this;
            case OVERLOAD -> lasting(120, rounds, warmUp);
        };
    }

    private Options with(String name, List<String> rest) {
        return switch (name) {
            case "--quick" -> quick().keepingPage();
            case "--long" -> longer();
            case "--keep-page" -> keepingPage();
            case "--go-on" ->
                new Options(subject, seconds, rounds, warmUp, connections, operations, users, keepsPage, true);
            case "--seconds" -> lasting(number(rest), rounds, warmUp);
            case "--minutes" -> lasting(60 * number(rest), rounds, warmUp);
            case "--rounds" -> lasting(seconds, number(rest), warmUp);
            case "--warm-up" -> lasting(seconds, rounds, number(rest));
            case "--connections" -> among(words(rest).map(Integer::valueOf).toList(), operations, users);
            case "--operations" ->
                among(
                        connections,
                        EnumSet.copyOf(words(rest).map(Operation::named).toList()),
                        users);
            case "--users" -> among(connections, operations, number(rest));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private Options lasting(int newSeconds, int newRounds, int newWarmUp) {
        return new Options(
                subject, newSeconds, newRounds, newWarmUp, connections, operations, users, keepsPage, goesOn);
    }

    private Options among(List<Integer> newConnections, Set<Operation> newOperations, int newUsers) {
        return new Options(
                subject, seconds, rounds, warmUp, newConnections, newOperations, newUsers, keepsPage, goesOn);
    }

    private Options keepingPage() {
        return new Options(subject, seconds, rounds, warmUp, connections, operations, users, true, goesOn);
    }

    private static int number(List<String> rest) {
        int number = Integer.parseInt(rest.removeFirst());
        if (number < 1) {
            throw new IllegalArgumentException(number + " is below 1");
        }
        return number;
    }

    private static Stream<String> words(List<String> rest) {
        return Stream.of(rest.removeFirst().split(","));
    }
}
