package dev.cardea.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.chaos.Operation.Act;
import dev.cardea.chaos.Operation.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The checker finds what was planted, and nothing else.
class CheckerTest {

    private final List<Operation> history = new ArrayList<>();

    @Test
    void aUseAcceptedAfterTheAnswerIsFound() {
        mint(0, 1, "token");
        revoke(10, 20, "token", Result.DONE);
        Operation use = use(21, 22, "token", Result.DONE);

        assertThat(verdict().violations()).singleElement().satisfies(found -> {
            assertThat(found.use()).isEqualTo(use);
            assertThat(found.toString()).contains("\"operation\":\"revoke\"", "\"what\":\"token\"");
        });
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void itIsFoundWhicheverOfItsOriginsWasRevoked() {
        mint(0, 1, "token", "session", "user");
        revoke(10, 20, "user", Result.DONE);
        use(30, 40, "token", Result.DONE);

        assertThat(verdict().violations()).hasSize(1);
    }

    @Test
    void itIsFoundWhereverItStandsInTheHistory() {
        use(30, 40, "token", Result.DONE);
        revoke(10, 20, "token", Result.DONE);
        mint(0, 1, "token");

        assertThat(verdict().violations()).hasSize(1);
    }

    @Test
    void aUseThatOverlapsTheRevocationMayGoEitherWay() {
        mint(0, 1, "token");
        use(5, 30, "token", Result.DONE);
        use(12, 14, "token", Result.REFUSED);
        use(20, 30, "token", Result.DONE);
        revoke(10, 20, "token", Result.DONE);

        assertThat(verdict().isClean()).isTrue();
        assertThat(verdict().usesAfter()).isEmpty();
    }

    @Test
    void anUnknownRevocationAllowsBothUntilALaterOneIsAnswered() {
        mint(0, 1, "token");
        revoke(10, 20, "token", Result.UNANSWERED);
        revoke(21, 22, "token", Result.UNAVAILABLE);
        use(23, 24, "token", Result.DONE);
        use(25, 26, "token", Result.REFUSED);
        use(27, 28, "token", Result.DONE);
        assertThat(verdict().isClean()).isTrue();

        revoke(30, 40, "token", Result.DONE);
        use(41, 42, "token", Result.DONE);
        assertThat(verdict().violations()).hasSize(1);
    }

    @Test
    void aRefusedRevocationProvesNothing() {
        mint(0, 1, "token");
        revoke(10, 20, "token", Result.REFUSED);
        use(21, 22, "token", Result.DONE);

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void theFirstAnswerCounts() {
        mint(0, 1, "token");
        revoke(10, 50, "token", Result.DONE);
        revoke(11, 20, "token", Result.DONE);
        use(30, 31, "token", Result.DONE);

        assertThat(verdict().violations()).hasSize(1);
    }

    @Test
    void unavailableAndUnansweredUsesAreFineAtAnyTime() {
        mint(0, 1, "token");
        use(2, 3, "token", Result.UNAVAILABLE);
        revoke(10, 20, "token", Result.DONE);
        use(21, 22, "token", Result.UNAVAILABLE);
        use(23, 24, "token", Result.UNANSWERED);

        assertThat(verdict().isClean()).isTrue();
        assertThat(verdict().usesAfter()).isEmpty();
    }

    @Test
    void aRefusalThatNobodyAskedForIsFound() {
        mint(0, 1, "token", "session");
        use(2, 3, "token", Result.REFUSED);
        revoke(10, 20, "session", Result.DONE);

        assertThat(verdict().falseRefusals()).hasSize(1);
        assertThat(verdict().violations()).isEmpty();
    }

    @Test
    void aRefusalAfterAnybodyAskedForItIsNone() {
        mint(0, 1, "token");
        revoke(10, 20, "token", Result.UNANSWERED);
        use(15, 16, "token", Result.REFUSED);
        use(30, 31, "token", Result.REFUSED);

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void whatIsOfOthersDoesNotConcernIt() {
        mint(0, 1, "token", "session");
        mint(0, 1, "other", "another session");
        revoke(10, 20, "another session", Result.DONE);
        use(21, 22, "token", Result.DONE);
        use(21, 22, "other", Result.REFUSED);

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void whatNobodyShouldAnswerIsFound() {
        mint(0, 1, "token");
        use(2, 3, "token", Result.UNEXPECTED);

        assertThat(verdict().unexpected()).hasSize(1);
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void itCountsWhatItChecked() {
        mint(0, 1, "token");
        mint(0, 1, "other");
        revoke(10, 20, "token", Result.DONE);
        revoke(10, 20, "token", Result.DONE);
        revoke(10, 20, "other", Result.UNANSWERED);
        use(21, 22, "token", Result.REFUSED);
        use(21, 22, "other", Result.REFUSED);

        assertThat(verdict().revoked()).isEqualTo(1);
        assertThat(verdict().usesAfter()).containsEntry("kind", 1);
    }

    @Test
    void whatWasNeverMintedCannotBeUsed() {
        use(1, 2, "token", Result.REFUSED);

        assertThatThrownBy(this::verdict)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token");
    }

    private Verdict verdict() {
        return Checker.check(history);
    }

    private void mint(long begun, long ended, String what, String... origins) {
        List<String> diesWith = new ArrayList<>(List.of(origins));
        diesWith.add(what);
        add(Act.MINT, begun, ended, what, diesWith, Result.DONE);
    }

    private Operation use(long begun, long ended, String what, Result result) {
        return add(Act.USE, begun, ended, what, List.of(), result);
    }

    private void revoke(long begun, long ended, String what, Result result) {
        add(Act.REVOKE, begun, ended, what, List.of(), result);
    }

    private Operation add(Act act, long begun, long ended, String what, List<String> diesWith, Result result) {
        Operation operation = new Operation("client", 0, act, "kind", what, diesWith, begun, ended, result, "");
        history.add(operation);
        return operation;
    }
}
