package dev.cardea.cluster.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cluster.model.Checker.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Decision 19 in every order in which nodes, clocks, a database and their faults can act.
final class LeaseModelTest {

    private static final Scope PLAIN = Scope.of("plain", List.of(1));

    @Test
    void plain() {
        Finding finding = new Protocol(PLAIN, Set.of()).search();
        System.out.println(finding.states());
        finding.trace().forEach(System.out::println);
        System.out.println(finding.taken());
        assertThat(finding.trace()).isEmpty();
    }
}
