package dev.cardea.cluster.model;

import static dev.cardea.cluster.model.Scope.Feature.CRASHES;
import static dev.cardea.cluster.model.Scope.Feature.DOUBT;
import static dev.cardea.cluster.model.Scope.Feature.DRIFT;
import static dev.cardea.cluster.model.Scope.Feature.FAILOVER;
import static dev.cardea.cluster.model.Scope.Feature.FILLS;
import static dev.cardea.cluster.model.Scope.Feature.OTHER_CHANGE;
import static dev.cardea.cluster.model.Scope.Feature.RETENTION;
import static dev.cardea.cluster.model.Scope.Feature.SUSPENSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cluster.model.Checker.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Decision 19 in every order in which nodes, clocks, a database and their faults can act: no check that began after the
/// answer to a revocation accepts the token, and without any one of the rules some check does.
///
/// There are two ways to be safe. As the decision has it a check takes the value first and asks for the lease after it.
/// A check that asks for the lease first needs fewer rules.
final class LeaseModelTest {

    private static final Scope PLAIN = Scope.of("a node that remembers", List.of(1));
    private static final Scope OWN = Scope.of("the revoker remembers, fills", List.of(0), FILLS);
    private static final Scope CLOCKS = Scope.of("clocks that differ", List.of(1), DRIFT);
    private static final Scope SUSPENDED = Scope.of("suspension", List.of(1), SUSPENSION);
    private static final Scope FILLED = Scope.of("fills", List.of(1), FILLS);
    private static final Scope DELETED = Scope.of("retention", List.of(1), RETENTION);
    private static final Scope NUMBERED =
            Scope.of("another change, coarse", List.of(1), OTHER_CHANGE).coarse();
    private static final Scope DOUBTFUL = Scope.of("doubt", List.of(1), DOUBT);
    private static final Scope CRASHING = Scope.of("crashes", List.of(1), CRASHES);
    private static final Scope REPLACED =
            Scope.of("failover, coarse", List.of(1), FAILOVER).coarse();
    private static final Scope TOGETHER = Scope.of(
                    "all faults but failover and drift, coarse",
                    List.of(1),
                    FILLS,
                    CRASHES,
                    RETENTION,
                    DOUBT,
                    OTHER_CHANGE,
                    SUSPENSION)
            .coarse();
    private static final Scope BOTH =
            Scope.of("both remember, crashes, retention, coarse", List.of(0, 1), CRASHES, RETENTION).coarse();
    private static final Scope THREE =
            Scope.of("three nodes, coarse", List.of(1, 2)).coarse();

    private static final Set<Rule> AS_DECIDED = Set.of();
    private static final Set<Rule> LEASE_FIRST = Set.of(Rule.VALUE_FIRST, Rule.FILL_UNDER_LEASE, Rule.SAME_MEMORY);

    /// Steps that nobody takes while all rules are kept.
    private static final Set<String> IN_PLACE_OF_A_RULE = Set.of(
            "the entry is committed by itself",
            "the revocation takes its number early",
            "another change takes its number early",
            "checks: asks for the lease before all else",
            "checks: takes the value after the lease",
            "checks: reads the database");

    /// A rule, where leaving it out shows, and the way that it belongs to: the rules that this does without.
    record Row(Rule rule, Scope scope, Set<Rule> way) {

        Row(Rule rule, Scope scope) {
            this(rule, scope, AS_DECIDED);
        }

        @Override
        public String toString() {
            return "without " + rule + ", " + scope + named(way);
        }
    }

    /// Every scope is searched once with all rules kept.
    private static final Map<String, Finding> WHOLE = new ConcurrentHashMap<>();

    static Stream<Row> needed() {
        return Stream.of(
                new Row(Rule.ENTRY_WITH_CHANGE, FILLED),
                new Row(Rule.NUMBERS_IN_COMMIT_ORDER, NUMBERED),
                new Row(Rule.OWN_MEMORY_FIRST, OWN),
                new Row(Rule.NEW_LOOK, PLAIN),
                new Row(Rule.WAIT_FOR_ALL, PLAIN),
                new Row(Rule.STILL_AFTER_FIRST, PLAIN),
                new Row(Rule.STILL_BEFORE_LAST, PLAIN),
                new Row(Rule.STILL_ON_ONE_CONNECTION, REPLACED),
                new Row(Rule.LEASE_FROM_SENDING, PLAIN),
                new Row(Rule.CLOCKS_ALIKE, CLOCKS),
                new Row(Rule.CLEAR, PLAIN),
                new Row(Rule.LAPSE_NOTICED, PLAIN),
                new Row(Rule.READ_AFTER_RENEWAL, FILLED, LEASE_FIRST),
                new Row(Rule.LEASE_LAST, PLAIN),
                new Row(Rule.SAME_MEMORY, PLAIN),
                new Row(Rule.JUMP_IS_LAPSE, SUSPENDED),
                new Row(Rule.FILL_COUNTS_DROPS, FILLED),
                new Row(Rule.FILL_SAME_MEMORY, FILLED),
                new Row(Rule.READ_THROUGH, PLAIN),
                new Row(Rule.NOTHING_MISSING, DELETED),
                new Row(Rule.DROP_BEFORE_APPLIED, DELETED),
                new Row(Rule.DOUBT, DOUBTFUL),
                new Row(Rule.FILL_UNDER_LEASE, PLAIN),
                new Row(Rule.WAIT_FOR_OTHERS_CHANGE, DOUBTFUL),
                new Row(Rule.APPLIED_ON_ONE_CONNECTION, REPLACED));
    }

    /// What the others make up for:
    ///
    /// - R10: a value that is taken after the lease was held, within the check, is no older than the lease.
    /// - R8 before the sending: any time before the lease opens will do.
    /// - R9: where memory is filled only under a lease, it is empty when the lease opens.
    /// - R12 from the sending: whether the old lease still holds is asked when the answer comes.
    /// - R15 head lower, R7 durably: connections end with the primary, and what was known through them is forgotten.
    /// - R15 lease given up: the new memory was begun after the read.
    /// - R8 at all: where the lease is asked for first, what was remembered before it opened has been caught up.
    static Stream<Row> spare() {
        return Stream.of(
                new Row(Rule.VALUE_FIRST, PLAIN),
                new Row(Rule.CLEAR_BEFORE_SENDING, PLAIN),
                new Row(Rule.READ_AFTER_RENEWAL, PLAIN),
                new Row(Rule.JUMP_FROM_SENDING, SUSPENDED),
                new Row(Rule.HEAD_LOWER, REPLACED),
                new Row(Rule.LEASE_DURABLE, REPLACED),
                new Row(Rule.GIVE_UP_LEASE, DELETED),
                new Row(Rule.CLEAR, FILLED, LEASE_FIRST));
    }

    static Stream<Scope> scopes() {
        return Stream.of(
                PLAIN, OWN, CLOCKS, SUSPENDED, FILLED, DELETED, NUMBERED, DOUBTFUL, CRASHING, REPLACED, TOGETHER, BOTH,
                THREE);
    }

    static Stream<Scope> scopesOfLeaseFirst() {
        return Stream.of(OWN, FILLED, DELETED, TOGETHER, BOTH);
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void noTokenIsAcceptedAfterItsRevocationWasAnswered(Scope scope) {
        assertThat(whole(scope, AS_DECIDED).trace()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scopesOfLeaseFirst")
    void norWhereTheLeaseIsAskedForFirst(Scope scope) {
        assertThat(whole(scope, LEASE_FIRST).trace()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("needed")
    void withoutTheRuleARevokedTokenIsAccepted(Row row) {
        Finding finding = search(row.toString(), row.scope(), without(row));

        assertThat(finding.trace()).isNotEmpty();
        assertThat(finding.trace().getLast()).contains("checks: ").contains("accepted=1");
        assertThat(whole(row.scope(), row.way()).trace()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("spare")
    void withoutARuleThatOthersMakeUpForNoneIs(Row row) {
        assertThat(search(row.toString(), row.scope(), without(row)).trace()).isEmpty();
    }

    @Test
    void aFailoverMayLoseWhatWasAppliedThoughALowerHeadIsNoticed() {
        Finding finding = search("decision 19, failover", REPLACED, Set.of(Rule.APPLIED_ON_ONE_CONNECTION));

        assertThat(finding.trace()).anyMatch(step -> step.startsWith("the standby takes over"));
        assertThat(finding.trace()).anyMatch(step -> step.startsWith("1.sends what it has applied"));
    }

    @Test
    void everyRuleIsNeededOrSpare() {
        Set<Rule> tested = Stream.concat(needed(), spare()).map(Row::rule).collect(Collectors.toSet());

        assertThat(tested).isEqualTo(EnumSet.allOf(Rule.class));
    }

    @Test
    void nodesUseMemoryAndDieAndComeBack() {
        assertThat(whole(CRASHING, AS_DECIDED).taken())
                .contains(Witnesses.USED, Witnesses.DEAD, Witnesses.AGAIN, "1.starts again");
    }

    @Test
    void everyStepOfTheProtocolIsTakenBySomeNode() {
        Set<String> taken = scopes()
                .flatMap(scope -> whole(scope, AS_DECIDED).taken().stream())
                .map(LeaseModelTest::ofAnyNode)
                .collect(Collectors.toSet());
        Set<String> there = scopes()
                .flatMap(scope -> new Protocol(scope, AS_DECIDED).actions().stream())
                .map(action -> ofAnyNode(action.name()))
                .filter(name -> !IN_PLACE_OF_A_RULE.contains(name))
                .collect(Collectors.toSet());

        assertThat(taken).containsAll(there);
    }

    private static Finding whole(Scope scope, Set<Rule> way) {
        String name = "all rules, " + scope + named(way);
        return WHOLE.computeIfAbsent(name, _ -> search(name, scope, way));
    }

    private static Finding search(String name, Scope scope, Set<Rule> off) {
        Finding finding = new Protocol(scope, off).search();
        System.out.printf("%,12d states: %s%n", finding.states(), name);
        return finding;
    }

    private static String ofAnyNode(String step) {
        return step.replaceAll("\\b\\d\\.", "");
    }

    private static Set<Rule> without(Row row) {
        Set<Rule> off = EnumSet.of(row.rule());
        off.addAll(row.way());
        return off;
    }

    private static String named(Set<Rule> way) {
        return way.isEmpty() ? "" : ", lease first";
    }
}
